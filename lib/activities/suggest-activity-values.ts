import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SuggestedValue } from '@/lib/db/session-values'
import type { ActivityChoice } from './activity-fields'

/** What a filter's input may offer: actions and resource types of the newest activities in sight; people by a part of their name or address. */
export async function suggestActivityValues(ctx: UserContext, field: ActivityChoice, typed: string): Promise<readonly SuggestedValue[]> {
  assertMay(ctx, 'activity.list')
  if (field === 'actor') return read(ctx).session.suggestValues('user', typed)
  return field === 'action' || field === 'type' ? read(ctx).activity.suggestValues(field, typed) : []
}
