import { Histogram } from '@/app/_explorer/histogram'
import { type ActivityQuery, changedLog } from '@/lib/activities/activity-query'
import type { Overview } from '@/lib/db/activity-histogram'
import { en } from '@/lib/i18n/en'
import type { Bucket } from '@/lib/lists/buckets'
import { activitiesPath } from './activities-path'

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
  return (
    <Histogram
      now={now}
      title={en.activityList.title}
      bars={buckets.map((bucket, at) => ({ ...bucket, count: counts?.[at] ?? null }))}
      base={activitiesPath(changedLog(query, { since: undefined, from: undefined, to: undefined }))}
    />
  )
}
