import { Doughnut } from '@/app/_charts/doughnut'
import type { AnalysisField, SessionAnalysis } from '@/lib/analytics/analysis'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { ranked, rankSentence } from './ranked'

/** As many as the ring has colours. */
const most = 6

type Props = { readonly field: AnalysisField; readonly caption: string; readonly analysis: SessionAnalysis; readonly query: SessionQuery }

/** The values of a field as shares of a ring. */
export function ShareDoughnut({ field, caption, analysis, query }: Props) {
  const rows = ranked({ field, shares: analysis.fields[field], query, most })
  return <Doughnut caption={caption} column={en.dashboard.value[field]} sentence={rankSentence(caption, rows)} rows={rows} room={most} />
}
