import type { UserContext } from '@/lib/access/context'
import { type Resolved, resolvePeople } from '@/lib/lists/resolve-people'
import { type ActivityQuery, toggledLog } from './activity-query'

/** Who is no user stands for themselves: `job:cleanup`, `outside:postgres`. */
const isOther = (value: string): boolean => /^(job|system|app|outside):./.test(value)

/** Puts people in the place of what was typed for those who acted. */
export const resolveActors = (ctx: UserContext, given: ActivityQuery): Promise<Resolved<ActivityQuery>> =>
  resolvePeople(ctx, given, {
    wanted: given.choices.actor ?? [],
    toggled: (query, value, on) => toggledLog(query, 'actor', value, on),
    isOther,
  })
