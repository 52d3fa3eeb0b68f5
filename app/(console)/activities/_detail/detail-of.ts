import type { Route } from 'next'
import { readPreferences } from '@/app/_ui/preferences'
import { reviewOf } from '@/app/(console)/_reviews/review-of'
import { recordPath } from '@/app/(console)/activities/record-path'
import { findActivity } from '@/lib/activities/find-activity'
import { peopleIn } from '@/lib/activities/people-in'
import { recordState } from '@/lib/activities/record-state'
import { orNotFound, requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import type { Detail } from './detail-body'

/** What is shown of one activity, on its page and in the drawer, for whoever may see it. */
export async function detailOf(params: Promise<{ id: string }>): Promise<Detail> {
  const { id } = await params
  const path = `/activities/${id}` as Route
  const ctx = await requireContext('activity.list', path)
  const [activity, { zone }] = await Promise.all([orNotFound(findActivity(ctx, id)), readPreferences()])
  if (activity.actorId !== ctx.userId) await viewing(ctx, { type: 'activity', id: activity.id, label: activity.bareActorName }, path).done()
  const [state, review] = await Promise.all([recordState(ctx, activity), reviewOf(ctx, { type: 'activity', id: activity.id })])
  const names = await peopleIn(ctx, [activity.before, activity.after, state?.values])
  const people = Object.fromEntries(
    Object.entries(names).map(([person, name]) => [person, { name, path: recordPath(ctx, 'user', person) }]),
  )
  return { activity, state, review, people, viewer: ctx, clock: { now: ctx.now.getTime(), zone } }
}
