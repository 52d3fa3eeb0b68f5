import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { UserQuery } from './user-query'
import { toUserRow, type UserRow } from './user-row'

/** People a page. */
const PAGE = 50

/** One page. `previous` names the person before whom the page before it lies, `next` the one after whom the next does; null where there is none. */
export type UserPage = {
  readonly rows: readonly UserRow[]
  readonly previous: string | null
  readonly next: string | null
  /** How many match the filters, on all pages together. */
  readonly total: number
}

/** People by id, oldest first, one page of those who match. A place with nothing behind it means the first page. Managers and administrators. */
export async function listUsers(ctx: Context, query: UserQuery = {}): Promise<UserPage> {
  assertMay(ctx, 'user.list')
  const { state, role, q, after, before } = query
  const door = read(ctx).user
  const filter = { status: state, role, text: q }
  const upwards = before !== undefined
  const [found, total] = await Promise.all([door.page(filter, { after, before }, PAGE + 1), door.total(filter)])
  // Upwards too few for a page, downwards none at all: the first page shows the same and more.
  if (upwards ? found.length <= PAGE : after !== undefined && found.length === 0) return listUsers(ctx, { state, role, q })
  const shown = upwards ? found.slice(0, PAGE).reverse() : found.slice(0, PAGE)
  const rows = shown.map((row) => toUserRow(ctx, row))
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id]
  const isThere = async (place: { after: string } | { before: string }) => (await door.page(filter, place, 1)).length > 0
  const hasPrevious = upwards || (after !== undefined && first !== undefined && (await isThere({ before: first })))
  const hasNext = upwards ? last !== undefined && (await isThere({ after: last })) : found.length > PAGE
  return { rows, previous: hasPrevious ? (first ?? null) : null, next: hasNext ? (last ?? null) : null, total }
}
