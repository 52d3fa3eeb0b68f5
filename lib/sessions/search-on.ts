import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { Further } from '@/lib/db/further'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'

/**
 * Where the next of the sessions in sight is that matches, beyond a session in the order of the starts, or how far was searched in about a second.
 * @throws AppError `unavailable` where too many search at once, `invalid` for a malformed position.
 */
export async function searchSessionsOn(
  ctx: UserContext,
  filter: SessionFilter,
  sort: 'started' | '-started',
  beyond: string,
): Promise<Further> {
  assertMay(ctx, 'session.list')
  return read(ctx).session.further(filter, sort, beyond)
}
