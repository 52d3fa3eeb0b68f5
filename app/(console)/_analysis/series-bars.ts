import { counted } from '@/app/_charts/number-words'
import type { SeriesBar } from '@/app/_charts/series-config'
import type { Bin, SessionOverview } from '@/lib/analytics/analysis'
import { enCharts } from '@/lib/i18n/en-charts'
import { enDashboard } from '@/lib/i18n/en-dashboard'
import type { Period } from '@/lib/lists/list-query'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { daysFromTo, isShownTwice, startOfDay } from '@/lib/time/zoned-day'
import { binLink } from './analysis-links'

const words = enDashboard.dashboard.sessions
const charts = enCharts.charts

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
const shortFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const day = (text: string) => dayFormat.format(Date.parse(text))
const short = (text: string) => shortFormat.format(Date.parse(text))

type Of = Pick<SessionOverview, 'unit' | 'series' | 'asOf' | 'keptSince'>

type HourFormats = { readonly time: Intl.DateTimeFormat; readonly offset: Intl.DateTimeFormat }
// Making one costs a hundred times what using it costs. Keys are zones that this runtime knows: a small, closed set.
const byZone = new Map<string, HourFormats>()

function hourFormats(zone: string): HourFormats {
  const known = byZone.get(zone)
  if (known) return known
  const format = (how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...how })
  const made = { time: format({ hour: '2-digit', minute: '2-digit' }), offset: format({ timeZoneName: 'shortOffset' }) }
  byZone.set(zone, made)
  return made
}

/** "14:00" as a wall clock in the zone shows it; with its offset where the clock shows it twice: "02:00 (GMT+2)". */
function hourText(at: Date, zone: string): string {
  const formats = hourFormats(zone)
  const time = formats.time.format(at)
  if (!isShownTwice(at.getTime(), zone)) return time
  const offset = formats.offset.formatToParts(at)
  return `${time} (${offset.find(({ type }) => type === 'timeZoneName')?.value})`
}

/** A bar in full, "12 Nov 2026", "12 Nov 2026, 14:00" or "1 Nov 2026 to 3 Nov 2026". */
export function binName({ first, last, from }: Pick<Bin, 'first' | 'last' | 'from'>, unit: Of['unit'], zone: string): string {
  if (unit === 'hour') return `${day(first)}, ${hourText(from, zone)}`
  return first === last ? day(first) : words.range(day(first), day(last))
}

/** The same as short as an axis has it. */
export const binTick = ({ first, from }: Pick<Bin, 'first' | 'from'>, unit: Of['unit'], zone: string): string =>
  unit === 'hour' ? hourText(from, zone) : short(first)

/** From when on a period that begins in the midst of a bar's days has them, "14:00"; null where it has them whole. Hours say it by their names. */
export function cutFrom({ from, first }: Pick<Bin, 'from' | 'first'>, unit: Of['unit'], { since, from: asked }: Period, zone: string) {
  const hasBeginning = since !== undefined || asked !== undefined
  return hasBeginning && unit !== 'hour' && startOfDay(first, zone) < from ? hourText(from, zone) : null
}

/** What the bars are called. */
export function seriesCaption({ unit, series }: Pick<Of, 'unit' | 'series'>): string {
  const [bin] = series
  return unit === 'days' ? words.series.days(bin ? daysFromTo(bin.first, bin.last) : 1) : words.series[unit]
}

type Part = { readonly cut: string | null; readonly isOpen: boolean; readonly isPartly: boolean }

/** A number with what it is not of: "12 since 14:00", "3 so far", "4, older ones no longer kept". */
export const saidOf = (number: string, { cut, isOpen, isPartly }: Part): string =>
  [number, cut !== null && ` ${charts.since(cut)}`, isOpen && ` ${charts.soFar}`, isPartly && `, ${charts.partlyKept}`]
    .filter(Boolean)
    .join('')

/** The bars of a series in finished words. */
export function seriesBars({ unit, series, asOf, keptSince }: Of, query: SessionQuery, zone: string): readonly SeriesBar[] {
  return series.map((bin, at): SeriesBar => {
    const isOpen = at === series.length - 1 && bin.to.getTime() > asOf.getTime()
    const cut = cutFrom(bin, unit, query, zone)
    const said = saidOf(counted(bin.count), { cut, isOpen, isPartly: bin.from < keptSince })
    return [
      ...([binName(bin, unit, zone), binTick(bin, unit, zone), binLink(query, bin, unit), bin.count, said] as const),
      ...([bin.before, bin.before === null ? '' : counted(bin.before), isOpen || cut !== null] as const),
    ]
  })
}

/** "Sessions per day, 1 Nov 2026 to 30 Nov 2026, most 42 on 12 Nov 2026, compared with the period before." */
export function seriesSentence(caption: string, bars: readonly SeriesBar[]): string {
  const [first, last] = [bars[0], bars.at(-1)]
  if (!first || !last) return `${caption}: ${charts.nothing}`
  const most = bars.reduce((found, bar) => (bar[3] > found[3] ? bar : found))
  const compared = bars.some((bar) => bar[5] !== null) ? [words.compared] : []
  return `${[caption, words.range(first[0], last[0]), charts.most(most[4], most[0]), ...compared].join(', ')}.`
}
