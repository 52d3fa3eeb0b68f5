import type { Metadata, Route } from 'next'
import { readPreferences } from '@/app/_ui/preferences'
import { reviewOf } from '@/app/(console)/_reviews/review-of'
import { DetailView } from '@/app/(console)/activities/_detail/detail-view'
import { refusable } from '@/app/(console)/refusable'
import { findActivity } from '@/lib/activities/find-activity'
import { recordState } from '@/lib/activities/record-state'
import { en } from '@/lib/i18n/en'
import { orNotFound, requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'

export const metadata: Metadata = { title: en.activityList.title }

async function ActivityPage({ params }: PageProps<'/activities/[id]'>) {
  const { id } = await params
  const ctx = await requireContext('activity.list', `/activities/${id}` as Route)
  const [activity, { zone }] = await Promise.all([orNotFound(findActivity(ctx, id)), readPreferences()])
  if (activity.actorId !== ctx.userId) await viewing(ctx, { type: 'activity', id: activity.id, label: activity.actorName }).done()
  const [state, review] = await Promise.all([recordState(ctx, activity), reviewOf(ctx, { type: 'activity', id: activity.id })])
  return <DetailView activity={activity} state={state} review={review} viewer={ctx} clock={{ now: ctx.now.getTime(), zone }} />
}

export default refusable(ActivityPage)
