import { z } from 'zod'
import type { UserContext } from '@/lib/access/context'
import type { KillScope } from '@/lib/db/kill-scope'
import type { SessionFilter } from '@/lib/db/session-filter'
import { AppError } from '@/lib/errors/app-error'
import type { KillScopeInput } from './kill-schema'
import { parseSessionText } from './parse-session-text'
import { sessionFilterOf } from './session-filter-of'

/** The scope of a kill of many as the database takes it. By a filter only active sessions are meant, whatever the list shows. */
export async function scopeOf(ctx: UserContext, input: KillScopeInput): Promise<KillScope> {
  if (input.scope === 'user') return { kind: 'user', of: input.user }
  if (input.scope === 'others') return { kind: 'others' }
  return { kind: 'filter', filter: await filterOf(ctx, input.query, input.zone) }
}

const isId = (value: string) => z.uuid().safeParse(value.replace(/^!/, '')).success

/**
 * What the list's address means, read as the list itself reads it. There, what is not understood is left out; here that would end more than
 * is meant, so it is refused.
 */
async function filterOf(ctx: UserContext, text: string, zone: string): Promise<SessionFilter> {
  const { query, misunderstood } = parseSessionText(text)
  if (misunderstood.length > 0 || query.choices.user?.every(isId) === false)
    throw new AppError('invalid', 'A part of the filter is not understood, so nothing was ended. Open the list again and repeat the step.')
  return sessionFilterOf(ctx, query, zone)
}
