import { z } from 'zod'
import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { AppError } from '@/lib/errors/app-error'
import type { ActivityDetail } from './schema'
import { toActivityDetail } from './to-row'

/** One activity with everything known. @throws AppError `not_found` alike for an unknown id and for one out of sight. */
export async function findActivity(ctx: UserContext, id: string): Promise<ActivityDetail> {
  assertMay(ctx, 'activity.list')
  const row = z.uuid().safeParse(id).success ? await read(ctx).activity.detail(id) : null
  if (row === null) throw new AppError('not_found', 'This activity is not known.')
  return toActivityDetail(row)
}
