import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { called } from '@/lib/i18n/called'
import { reviewers } from './reviewers'

/** So many are offered. */
const MOST = 500

/** Whom a session, an activity or a case can be assigned to, by name, with the address where the name does not tell who it is. */
export async function listReviewers(ctx: UserContext): Promise<readonly { readonly id: string; readonly name: string }[]> {
  assertMay(ctx, 'review.write')
  const { user } = read(ctx)
  const people = await user.list({ where: reviewers, orderBy: { name: 'asc' }, select: { id: true }, take: MOST })
  const named = new Map((await user.named(people.map(({ id }) => id))).map(({ id, name, address }) => [id, called(name, address)]))
  return people.flatMap(({ id }) => {
    const name = named.get(id)
    return name === undefined ? [] : { id, name }
  })
}
