import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { Bin } from './analysis'

const only = (value: string) => ({ is: [value], not: [] })

/**
 * How many sign-ins in sight failed in each bin; null for those that there was no time to count. Bins follow each other.
 * @throws AppError `unavailable` when counting takes longer than it may.
 */
export async function failedSignIns(ctx: UserContext, bins: readonly Pick<Bin, 'from' | 'to'>[]): Promise<readonly (number | null)[]> {
  assertMay(ctx, 'activity.list')
  const [last] = bins.slice(-1)
  if (!last) return []
  const failed = { equal: { kind: only('sign_in'), action: only('failed') } }
  return read(ctx).activity.histogram(failed, [...bins.map(({ from }) => from), last.to])
}
