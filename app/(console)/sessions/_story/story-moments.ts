import type { ActivityRow } from '@/lib/activities/schema'
import type { SessionRow } from '@/lib/sessions/schema'

/** Something on a story's axis: an activity, or with null the end of the session itself. */
export type StoryMoment = { readonly at: string; readonly activity: ActivityRow | null }

const tellsTheEnd = ({ kind, action, resourceType, resourceId }: ActivityRow, session: string): boolean =>
  kind === 'sign_in' && (action === 'out' || action === 'ended') && resourceType === 'session' && resourceId === session

/**
 * What a story tells, oldest first. Where no activity in sight tells of the end, the session's own row does: whoever ran out ended by nobody's doing, and
 * what somebody else did is not for everybody to see.
 */
export function momentsOf({ id, endedAt }: Pick<SessionRow, 'id' | 'endedAt'>, activities: readonly ActivityRow[]): readonly StoryMoment[] {
  const told: readonly StoryMoment[] = activities.map((activity) => ({ at: activity.at, activity }))
  if (endedAt === null || activities.some((activity) => tellsTheEnd(activity, id))) return told
  const after = told.findIndex(({ at }) => at > endedAt)
  const end = { at: endedAt, activity: null }
  return after === -1 ? [...told, end] : [...told.slice(0, after), end, ...told.slice(after)]
}
