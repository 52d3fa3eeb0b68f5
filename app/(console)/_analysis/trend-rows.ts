import { changeOf } from '@/app/_charts/change-words'
import type { TrendRow } from '@/app/_charts/trend-table'
import type { Share } from '@/lib/analytics/analysis'
import { type SessionTrends, type TrendField, valueKey } from '@/lib/analytics/trends'
import { MOST_VALUES } from '@/lib/lists/list-query'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { ranked } from './ranked'
import { binName } from './series-bars'
import { trendSentence } from './trend-words'

type Of = { readonly field: TrendField; readonly shares: readonly Share[]; readonly query: SessionQuery; readonly most: number }

/** Whether the last stretch is not over. */
export const isOpenAtEnd = ({ bins, asOf }: Pick<SessionTrends, 'bins' | 'asOf'>): boolean => (bins.at(-1)?.to ?? asOf) > asOf

/** Values with their numbers in finished words, most frequent first, each with its trend; `trends` is null while that is being counted. */
export function trendRows({ field, shares, query, most }: Of, trends: SessionTrends | null, zone: string): readonly TrendRow[] {
  const names = trends?.bins.map((bin) => binName(bin, trends.unit, zone)) ?? []
  // Where not all have a row, only as many have one as a list can be asked to leave out: the row of all others leads on too.
  const room = shares.length > most ? Math.min(most, MOST_VALUES + 1) : most
  return ranked({ field, shares, query, most: room }).map((row, at): TrendRow => {
    const share = shares[at]
    // What is left of the values is one row more, which is none.
    if (trends === null || share === undefined || row[8]) return [row, null]
    const counts = trends.counts[field].get(valueKey(share)) ?? []
    const change = trends.before && changeOf(share.count, trends.before[field].get(valueKey(share)) ?? 0)
    return [row, { counts, change, said: trendSentence(counts, names, isOpenAtEnd(trends)) }]
  })
}
