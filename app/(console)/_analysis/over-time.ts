import { counted, shareOf } from '@/app/_charts/number-words'
import type { LegendRow } from '@/app/_charts/shares-over-time'
import type { Segment, Stack } from '@/app/_charts/stacked-config'
import { valueName } from '@/app/(console)/sessions/_filters/value-name'
import type { Share } from '@/lib/analytics/analysis'
import { type SessionTrends, type TrendField, valueKey } from '@/lib/analytics/trends'
import { enCharts } from '@/lib/i18n/en-charts'
import { enDashboard } from '@/lib/i18n/en-dashboard'
import { enTrends } from '@/lib/i18n/en-trends'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { daysFromTo } from '@/lib/time/zoned-day'
import { binLink, othersInBin, othersLink, shareInBin, shareLink } from './analysis-links'
import { shareName } from './ranked'
import { binName, binTick } from './series-bars'
import { isOpenAtEnd } from './trend-rows'
import { halvesOf } from './trend-words'

const words = { ...enCharts.charts, ...enTrends.trends }

/** As many as there are colours, and one for all others. */
const most = 6

type Of = { readonly field: TrendField; readonly shares: readonly Share[]; readonly query: SessionQuery }

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** Of operators several may have one name: these are told apart by their numbers. */
function namesOf(field: TrendField, shares: readonly Share[]): readonly string[] {
  const names = shares.map((share) => shareName(field, share))
  const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name)
  return names.map((name, at) => (isShared(name) ? `${name} (${valueName(field, shares[at]?.where[field] ?? '', {})})` : name))
}

/** What the colours stand for, with the share in the whole period. */
export function legendOf({ field, shares, query }: Of): readonly LegendRow[] {
  const total = sum(shares.map(({ count }) => count))
  const [shown, others] = [shares.slice(0, most), shares.slice(most)]
  const names = namesOf(field, shown)
  const rows = shown.map((share, at): LegendRow => [names[at] ?? '', shareLink(query, share), shareOf(share.count, total)])
  if (others.length === 0) return rows
  const rest = sum(others.map(({ count }) => count))
  return [...rows, [words.others(others.length), othersLink(query, { field, shown, others }), shareOf(rest, total), true]]
}

/** Bars of shares, each segment with what it leads to, in the order of the legend. */
export function stacksOf({ field, shares, query }: Of, trends: SessionTrends, zone: string): readonly Stack[] {
  const { unit, bins, counts } = trends
  const totals = bins.map((_, at) => sum([...counts[field].values()].map((row) => row[at] ?? 0)))
  const [shown, others] = [shares.slice(0, most), shares.slice(most)]
  const rows = shown.map((share) => ({ share, row: counts[field].get(valueKey(share)) ?? [] }))
  return bins.map((bin, at): Stack => {
    const total = totals[at] ?? 0
    const said = (count: number) => [count, counted(count), shareOf(count, total)] as const
    const segments = rows.map(({ share, row }): Segment => [...said(row[at] ?? 0), shareInBin(query, share, bin, unit)])
    const rest = total - sum(segments.map(([count]) => count))
    const isOpen = at === bins.length - 1 && isOpenAtEnd(trends)
    return [
      ...([binName(bin, unit, zone), binTick(bin, unit, zone), total > 0 ? binLink(query, bin, unit) : null] as const),
      ...([total, isOpen ? `${counted(total)} ${words.soFar}` : counted(total), isOpen] as const),
      others.length > 0 ? [...segments, [...said(rest), othersInBin(query, { field, shown, others }, bin, unit)]] : segments,
    ]
  })
}

type Cut = Pick<SessionTrends, 'unit' | 'bins'>

/** Of the last stretch: only the first may be a shorter one. */
function daysOf({ bins }: Cut): number {
  const bin = bins.at(-1)
  return bin ? daysFromTo(bin.first, bin.last) : 1
}

/** "Country: share of sessions per day" */
export function overTimeCaption(field: TrendField, cut: Cut): string {
  const what = enDashboard.dashboard.value[field]
  return cut.unit === 'days' ? words.shares.days(what, daysOf(cut)) : words.shares[cut.unit](what)
}

/** The same below a title that says of what. */
export const overTimeHint = (cut: Cut): string => (cut.unit === 'days' ? words.sharesIn.days(daysOf(cut)) : words.sharesIn[cut.unit])

/** "Country: share of sessions per day, 1 Nov 2026 to 30 Nov 2026: Norway from 40% to 52%, Sweden from 20% to 18%, from the first half to the second." */
export function overTimeSentence(caption: string, legend: readonly LegendRow[], stacks: readonly Stack[]): string {
  const [first, last] = [stacks[0], stacks.at(-1)]
  if (!first || !last) return `${caption}: ${words.nothing}`
  const halves = halvesOf(stacks, last[5])
  const told = legend.slice(0, 3).map(([name], value) => {
    const [before, after] = halves.map((half) =>
      shareOf(sum(half.map((bar) => bar[6][value]?.[0] ?? 0)), sum(half.map((bar) => bar[3]))),
    ) as [string, string]
    return words.fromTo(name, before, after)
  })
  return `${caption}, ${words.span(first[0], last[0])}: ${[...told, words.halves].join(', ')}.`
}
