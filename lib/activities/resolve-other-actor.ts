import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { isId } from '@/lib/db/id-days'
import { read } from '@/lib/db/read'
import type { Added } from '@/lib/lists/list-query'
import type { ActivityChoice } from './activity-fields'
import { type ActivityQuery, toggledLog } from './activity-query'
import { otherActorName } from './actor-name'

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/**
 * Puts whoever acted without being a user in the place of what was typed for them in the form: "Job tidy up", as lists say it, or `JOB:Tidy up` become
 * `job:tidy up`. Looked for in the newest activities; what is not found stays as it was typed.
 */
export async function resolveOtherActor(
  ctx: UserContext,
  query: ActivityQuery,
  added: Added<ActivityChoice> | null,
): Promise<ActivityQuery> {
  if (added?.field !== 'actor' || !may(ctx, 'activity.see_everyones')) return query
  const sign = added.choice.startsWith('!') ? '!' : ''
  const typed = added.choice.slice(sign.length)
  if (isId(typed)) return query
  const known = await read(ctx).activity.suggestValues('actor', typed.split(/[\s:]+/).at(-1) ?? '')
  const other = known.find((value) => value === typed) ?? known.find((value) => same(value, typed) || same(otherActorName(value), typed))
  if (other === undefined || other === typed) return query
  return toggledLog(toggledLog(query, 'actor', added.choice, false), 'actor', sign + other, true)
}
