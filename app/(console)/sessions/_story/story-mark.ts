import { statusTone } from '@/app/_ui/status'
import { actMark } from '@/app/(console)/activities/_list/activity-words'
import type { ActivityRow } from '@/lib/activities/schema'

/** How a session that ended looks on its axis: a kill unlike an end by its person or a clock. */
export const endMark = (reason: unknown): string => (statusTone('terminated', String(reason)) === 'killed' ? 'killed' : 'out')

/** Which mark an activity has in a story: as in the list, but for what a story is read for. */
export function storyMark(activity: Pick<ActivityRow, 'kind' | 'action' | 'resourceType' | 'after'>): string {
  const { kind, action, resourceType, after } = activity
  if (kind === 'sign_in' && action === 'moved') return 'moved'
  if (kind === 'sign_in' && action === 'ended') return endMark(after?.end_reason)
  if (kind !== 'change' || resourceType !== 'review' || action !== 'create') return actMark(activity)
  return after?.state === 'suspicious' || after?.state === 'cleared' ? after.state : 'other'
}
