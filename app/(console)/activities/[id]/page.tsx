import type { Metadata, Route } from 'next'
import { readPreferences } from '@/app/_ui/preferences'
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
  const state = await recordState(ctx, activity)
  return <DetailView activity={activity} state={state} viewer={ctx} clock={{ now: ctx.now.getTime(), zone }} />
}

export default refusable(ActivityPage)
