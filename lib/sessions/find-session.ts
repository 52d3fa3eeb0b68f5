import { z } from 'zod'
import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { AppError } from '@/lib/errors/app-error'
import { addressesOf } from './addresses-of'
import type { SessionDetail } from './schema'
import { toSessionDetail } from './to-row'

/** One session with everything known. @throws AppError `not_found` alike for an unknown id and for one out of sight. */
export async function findSession(ctx: Context, id: string): Promise<SessionDetail> {
  assertMay(ctx, 'session.list')
  const row = z.uuid().safeParse(id).success ? await read(ctx).session.detail(id) : null
  if (row === null) throw new AppError('not_found', 'This session is not known.')
  return toSessionDetail(ctx, row, await addressesOf(ctx, row))
}
