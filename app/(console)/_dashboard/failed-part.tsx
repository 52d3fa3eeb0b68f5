import { Suspense } from 'react'
import type { Column } from '@/app/_charts/column-bars'
import { Columns } from '@/app/_charts/columns'
import { counted } from '@/app/_charts/number-words'
import { failuresInBin } from '@/app/(console)/_analysis/analysis-links'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { columnsSentence } from '@/app/(console)/_analysis/duration-columns'
import panels from '@/app/(console)/_analysis/panel.module.css'
import { PartFailure } from '@/app/(console)/_analysis/part-failure'
import { binName } from '@/app/(console)/_analysis/series-bars'
import { en } from '@/lib/i18n/en'
import { failedBins } from './failed-bins'
import styles from './sessions-panel.module.css'

const words = en.dashboard.sessions
const charts = en.charts

type Props = {
  readonly page: AskedPage
  /** Of each bar of the period; null where there was not the time. */
  readonly counts: Promise<readonly (number | null)[] | null>
}

/** Who did not get in, over the same time. They are no sessions, so that no other filter of sessions holds for them. */
export function FailedPart(props: Props) {
  return (
    <div className={styles.failed}>
      <PartFailure>
        <Suspense fallback={<div className={panels.waiting} />}>
          <Failures {...props} />
        </Suspense>
      </PartFailure>
    </div>
  )
}

async function Failures({ page, counts }: Props) {
  const known = await counts
  const { ctx, query, clock } = page
  const { unit, bins } = failedBins(page)
  const columns = bins.map((bin, at): Column => {
    const isGone = bin.to <= ctx.visibleSince
    const count = isGone ? null : (known?.[at] ?? null)
    const isOpen = bin.to > ctx.now
    const number = count === null ? (isGone ? charts.noLongerKept : charts.uncounted) : counted(count)
    const isPartly = !isGone && bin.from < ctx.visibleSince
    const said = `${number}${count !== null && isOpen ? ` ${charts.soFar}` : ''}${isPartly ? `, ${charts.partlyKept}` : ''}`
    return [binName(bin, unit, clock.zone), isGone ? null : failuresInBin(query, bin, unit), count, said, isOpen]
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
