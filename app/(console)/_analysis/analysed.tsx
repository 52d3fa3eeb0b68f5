import { type ReactNode, Suspense } from 'react'
import { shortStamp } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import { NotCounted } from './not-counted'
import styles from './panel.module.css'
import { PartFailure } from './part-failure'

type Counted = { readonly since: Date | null; readonly asOf: Date }
type Props<T> = { readonly of: Promise<T | null>; readonly zone: string; readonly children: (counted: T) => ReactNode }

/** A panel's content as soon as it is counted; until then its place is kept. What fails is said there, and the other panels stay. */
export function Analysed<T extends Counted>({ of, zone, children }: Props<T>) {
  return (
    <PartFailure>
      <Suspense fallback={<div className={styles.waiting} data-waiting="" />}>
        <Coming of={of} zone={zone}>
          {children}
        </Coming>
      </Suspense>
    </PartFailure>
  )
}

async function Coming<T extends Counted>({ of, zone, children }: Props<T>) {
  const counted = await of
  if (counted === null) return <NotCounted />
  const { since, asOf } = counted
  return (
    <>
      {children(counted)}
      {since && <p className={styles.since}>{en.dashboard.since(shortStamp(since.toISOString(), { now: asOf.getTime(), zone }))}</p>}
    </>
  )
}
