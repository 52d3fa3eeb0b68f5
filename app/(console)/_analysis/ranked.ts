import type { Route } from 'next'
import { counted, shareOf } from '@/app/_charts/number-words'
import type { RankRow } from '@/app/_charts/ranking'
import { flagName } from '@/app/_ui/flag'
import { valueName } from '@/app/(console)/sessions/_filters/value-name'
import type { AnalysisField, Share } from '@/lib/analytics/analysis'
import { enCharts } from '@/lib/i18n/en-charts'
import { enDashboard } from '@/lib/i18n/en-dashboard'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { othersLink, shareLink } from './analysis-links'

const words = enCharts.charts

type Ranked = {
  readonly field: AnalysisField
  readonly shares: readonly Share[]
  readonly query: SessionQuery
  /** Rows at most; what is left is one more. */
  readonly most: number
  /** Where all values are, for what is left and cannot be asked for by itself. */
  readonly whole?: Route | null | undefined
}

/** A value as people read it: a version or a model with what it is of, an operator by name. */
export function shareName(field: AnalysisField, { where, name }: Share): string {
  const own = valueName(field, where[field] ?? '', {})
  if (field === 'asn') return name ?? own
  const of = field === 'browserVersion' ? where.browser : field === 'osVersion' ? where.os : field === 'model' ? where.vendor : undefined
  if (!of) return own
  return where[field] === '' ? enDashboard.dashboard.unknownOf(of) : `${of} ${own}`
}

/** What stands beside the name: of a city or a region its country, of an operator its number. */
function asideOf(field: AnalysisField, { where, name }: Share): string | null {
  if (field === 'asn') return name !== undefined && where.asn ? valueName('asn', where.asn, {}) : null
  return (field === 'city' || field === 'region') && where.country ? valueName('country', where.country, {}) : null
}

/** Values with their numbers in finished words, most frequent first. */
export function ranked({ field, shares, query, most, whole = null }: Ranked): readonly RankRow[] {
  const total = shares.reduce((sum, { count }) => sum + count, 0)
  const longest = shares[0]?.count ?? 0
  const width = (count: number) => (longest === 0 ? 0 : Math.round((Math.min(count, longest) / longest) * 1000) / 10)
  const isAll = shares.length <= most
  const shown = isAll ? shares : shares.slice(0, most - 1)
  const rows = shown.map((share): RankRow => {
    const { where, count } = share
    return [
      ...([
        shareName(field, share),
        asideOf(field, share),
        flagName(where.country ?? null),
        count > 0 ? shareLink(query, share) : null,
      ] as const),
      ...([count, counted(count), shareOf(count, total), width(count)] as const),
    ]
  })
  if (isAll) return rows
  const rest = shares.slice(most - 1)
  const left = rest.reduce((sum, { count }) => sum + count, 0)
  const href = othersLink(query, { field, shown, others: rest }) ?? whole
  return [...rows, [words.others(rest.length), null, null, href, left, counted(left), shareOf(left, total), 0, true]]
}

/** "Countries: Norway first with 40%, Sweden 20%, 12 others." */
export function rankSentence(caption: string, rows: readonly RankRow[]): string {
  const [first, ...rest] = rows
  if (!first) return `${caption}: ${words.nothing}`
  const [name, , , , , , share] = first
  return `${[`${caption}: ${words.first(name, share)}`, ...rest.slice(0, 2).map((row) => `${row[0]} ${row[6]}`)].join(', ')}.`
}
