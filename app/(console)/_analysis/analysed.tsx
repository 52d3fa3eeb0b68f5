import { type ReactNode, Suspense } from 'react'
import type { SessionAnalysis } from '@/lib/analytics/analysis'
import { NotCounted } from './not-counted'
import styles from './panel.module.css'

type Counted = Promise<SessionAnalysis | null>
type Props = { readonly of: Counted; readonly children: (analysis: SessionAnalysis) => ReactNode }

/** A panel's content as soon as it is counted; until then its place is kept, and where there was not the time, that is said. */
export function Analysed({ of, children }: Props) {
  return (
    <Suspense fallback={<div className={styles.waiting} data-waiting="" />}>
      <Coming of={of}>{children}</Coming>
    </Suspense>
  )
}

async function Coming({ of, children }: Props) {
  const analysis = await of
  return analysis === null ? <NotCounted /> : children(analysis)
}
