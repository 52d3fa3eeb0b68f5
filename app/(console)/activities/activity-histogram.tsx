import type { Route } from 'next'
import { Histogram } from '@/app/_explorer/histogram'
import { type ActivityQuery, changedLog } from '@/lib/activities/activity-query'
import type { Overview } from '@/lib/db/activity-histogram'
import { en } from '@/lib/i18n/en'
import type { Bucket } from '@/lib/lists/buckets'
import { daysFromTo } from '@/lib/time/zoned-day'
import { activitiesPath } from './activities-path'
import styles from './activities-view.module.css'

type Props = {
  /** Epoch milliseconds. */
  readonly now: number
  readonly query: ActivityQuery
  readonly buckets: readonly Bucket[]
  /** Missing where there was no time to count. */
  readonly counts: Overview['days'] | undefined
}

/** How many of the list's activities there are by day. */
export function ActivityHistogram({ query, now, buckets, counts }: Props) {
  const [first, last] = [buckets[0], buckets.at(-1)]
  const goesFurther = query.since === undefined && query.from === undefined
  return (
    <Histogram
      bound={goesFurther && first && last ? en.histogram.lastDays(daysFromTo(first.first, last.last)) : undefined}
      now={now}
      title={en.activityList.title}
      bars={buckets.map((bucket, at) => ({ ...bucket, count: counts?.[at] ?? null }))}
      base={activitiesPath(changedLog(query, { since: undefined, from: undefined, to: undefined }))}
    />
  )
}

/** In its place until it is counted; without script it never comes, and there is a way to wait for it. */
export function HistogramComing({ path }: { readonly path: Route }) {
  return (
    <div className={styles.histogram}>
      <noscript>
        <p>
          {en.explorer.uncounted} <a href={path}>{en.explorer.countAll}</a>
        </p>
      </noscript>
    </div>
  )
}
