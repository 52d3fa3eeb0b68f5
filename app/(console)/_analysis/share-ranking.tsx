import type { Route } from 'next'
import { Ranking } from '@/app/_charts/ranking'
import type { AnalysisField, SessionShares } from '@/lib/analytics/analysis'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { noneOf } from './none-of'
import { ranked, rankSentence } from './ranked'

type Props<F extends AnalysisField> = {
  readonly field: F
  readonly caption: string
  readonly analysis: Pick<SessionShares<F>, 'total' | 'fields'>
  readonly query: SessionQuery
  readonly most: number
  /** Where all values are, for those that have no room. */
  readonly whole?: Route | undefined
}

/** The values of a field, most frequent first. */
export function ShareRanking<F extends AnalysisField>({ field, caption, analysis, query, most, whole }: Props<F>) {
  const rows = ranked({ field, shares: analysis.fields[field], query, most, whole })
  const column = en.dashboard.value[field]
  const empty = noneOf(field, analysis.total)
  return <Ranking caption={caption} column={column} sentence={rankSentence(caption, rows)} rows={rows} room={most} empty={empty} />
}
