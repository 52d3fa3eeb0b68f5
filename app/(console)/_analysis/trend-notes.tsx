import { Suspense } from 'react'
import { counted } from '@/app/_charts/number-words'
import { shortStamp } from '@/app/_ui/stamp'
import type { SessionAnalysis } from '@/lib/analytics/analysis'
import type { SessionTrends } from '@/lib/analytics/trends'
import { en } from '@/lib/i18n/en'
import { totalLink } from './analysis-links'
import type { AnalysisPage } from './analysis-page'
import styles from './trend-notes.module.css'

const words = en.trends

type Props = {
  readonly page: AnalysisPage
  readonly analysis: SessionAnalysis
  readonly trends: Promise<SessionTrends | null>
}

/** With what changes compare, or why they are not told. */
function compared({ query, clock }: AnalysisPage, { periodBefore }: SessionAnalysis): string {
  if (periodBefore === null) return query.since === undefined && query.from === undefined ? words.notComparedOpen : words.notCompared
  const [first, last] = [periodBefore.from, periodBefore.to].map((at) => shortStamp(at.toISOString(), clock)) as [string, string]
  return words.compared(first, last)
}

/** How many were counted, and what their changes and trends mean. */
export function TrendNotes({ page, analysis, trends }: Props) {
  const { since, total } = analysis
  return (
    <p className={styles.notes} data-area="notes">
      <a href={totalLink(page.query)}>{words.total(counted(total))}</a> {compared(page, analysis)}
      {since && <span> {en.dashboard.since(shortStamp(since.toISOString(), page.clock))}</span>}
      <Suspense>
        <Late trends={trends} clock={page.clock} />
      </Suspense>
    </p>
  )
}

async function Late({ trends, clock }: Pick<Props, 'trends'> & Pick<AnalysisPage, 'clock'>) {
  const since = (await trends)?.since
  return since ? <span> {words.since(shortStamp(since.toISOString(), clock))}</span> : null
}
