import { Suspense } from 'react'
import hues from '@/app/_charts/hues.module.css'
import { SharesLegend, SharesOverTime } from '@/app/_charts/shares-over-time'
import type { SessionAnalysis } from '@/lib/analytics/analysis'
import type { SessionTrends, TrendField } from '@/lib/analytics/trends'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { NotCounted } from './not-counted'
import { legendOf, overTimeCaption, overTimeHint, overTimeSentence, stacksOf } from './over-time'
import styles from './over-time-chart.module.css'

type Of = {
  readonly field: TrendField & keyof typeof en.trends.over
  readonly analysis: SessionAnalysis
  readonly query: SessionQuery
  readonly zone: string
}
type Props = Of & { readonly trends: Promise<SessionTrends | null> }

/** How the shares of a field's values go on. Its place is kept until they are counted. */
export function OverTimeChart({ trends, ...of }: Props) {
  const legend = legendOf({ ...of, shares: of.analysis.fields[of.field] })
  return (
    <div className={styles.room}>
      <Suspense
        fallback={
          <div className={`${styles.waiting} ${hues.hues}`} data-waiting="">
            <div />
            <SharesLegend legend={legend} />
          </div>
        }
      >
        <Coming {...of} trends={trends} />
      </Suspense>
    </div>
  )
}

async function Coming({ trends, field, analysis, query, zone }: Props) {
  const counted = await trends
  if (counted === null) return <NotCounted />
  const of = { field, shares: analysis.fields[field], query }
  const caption = overTimeCaption(field, counted)
  const [legend, stacks] = [legendOf(of), stacksOf(of, counted, zone)]
  const sentence = overTimeSentence(caption, legend, stacks)
  const hint = overTimeHint(counted)
  return (
    <SharesOverTime
      caption={caption}
      hint={hint}
      sentence={sentence}
      head={en.trends.stretch[counted.unit]}
      legend={legend}
      stacks={stacks}
    />
  )
}
