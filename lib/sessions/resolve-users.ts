import type { Context } from '@/lib/access/context'
import { type Resolved, resolvePeople } from '@/lib/lists/resolve-people'
import type { SessionQuery } from './session-query'
import { toggled } from './session-query-text'

/** Puts people in the place of what was typed for whose sessions are meant. */
export const resolveUsers = (ctx: Context, given: SessionQuery): Promise<Resolved<SessionQuery>> =>
  resolvePeople(ctx, given, {
    wanted: given.choices.user ?? [],
    toggled: (query, value, on) => toggled(query, 'user', value, on),
  })
