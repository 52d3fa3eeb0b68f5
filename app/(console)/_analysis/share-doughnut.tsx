import type { Route } from 'next'
import { Doughnut } from '@/app/_charts/doughnut'
import type { AnalysisField, SessionShares } from '@/lib/analytics/analysis'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { noneOf } from './none-of'
import { ranked, rankSentence } from './ranked'

/** As many as the ring has colours. */
const most = 6

type Props<F extends AnalysisField> = {
  readonly field: F
  readonly caption: string
  readonly analysis: Pick<SessionShares<F>, 'total' | 'fields'>
  readonly query: SessionQuery
  /** Where all values are, for those that have no room. */
  readonly whole?: Route | undefined
}

/** The values of a field as shares of a ring. */
export function ShareDoughnut<F extends AnalysisField>({ field, caption, analysis, query, whole }: Props<F>) {
  const rows = ranked({ field, shares: analysis.fields[field], query, most, whole })
  const column = en.dashboard.value[field]
  const empty = noneOf(field, analysis.total)
  return <Doughnut caption={caption} column={column} sentence={rankSentence(caption, rows)} rows={rows} room={most} empty={empty} />
}
