import { Suspense } from 'react'
import type { Column } from '@/app/_charts/column-bars'
import { Columns } from '@/app/_charts/columns'
import { counted } from '@/app/_charts/number-words'
import { beside } from '@/app/_explorer/beside'
import { failuresInBin } from '@/app/(console)/_analysis/analysis-links'
import type { AnalysisPage } from '@/app/(console)/_analysis/analysis-page'
import { columnsSentence } from '@/app/(console)/_analysis/duration-columns'
import panels from '@/app/(console)/_analysis/panel.module.css'
import { binName } from '@/app/(console)/_analysis/series-bars'
import type { SessionAnalysis } from '@/lib/analytics/analysis'
import { failedSignIns } from '@/lib/analytics/failed-sign-ins'
import { en } from '@/lib/i18n/en'
import styles from './sessions-panel.module.css'

const words = en.dashboard.sessions

type Props = { readonly page: AnalysisPage; readonly analysis: SessionAnalysis }

/** Who did not get in, over the same time. They are no sessions, so that no other filter of sessions holds for them. */
export function FailedPart(props: Props) {
  return (
    <div className={styles.failed}>
      <Suspense fallback={<div className={panels.waiting} />}>
        <Failures {...props} />
      </Suspense>
    </div>
  )
}

async function Failures({ page: { ctx, query, clock }, analysis: { series, unit, asOf } }: Props) {
  const counts = await beside(failedSignIns(ctx, series), null)
  const columns = series.map((bin, at): Column => {
    const count = counts?.[at] ?? null
    const isOpen = bin.to.getTime() > asOf.getTime()
    const said = count === null ? en.charts.uncounted : isOpen ? `${counted(count)} ${en.charts.soFar}` : counted(count)
    return [binName(bin, unit, clock.zone), failuresInBin(query, bin, unit), count, said, isOpen]
  })
  return (
    <Columns
      caption={words.failed}
      hint={columns.every(([, , count]) => count === 0) ? words.failedNone : words.failedHint}
      sentence={columnsSentence(words.failed, columns)}
      heads={[words.bin[unit], words.failedCount]}
      columns={columns}
      ends={[columns[0]?.[0] ?? '', columns.at(-1)?.[0] ?? '']}
    />
  )
}
