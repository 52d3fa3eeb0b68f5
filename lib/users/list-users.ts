import type { Context } from '@/lib/access/context'
import { assertMay, may } from '@/lib/access/may'
import type { Role } from '@/lib/access/roles'
import type { Found } from '@/lib/db/models'
import { read } from '@/lib/db/read'

export type UserRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly status: 'invited' | 'active' | 'disabled'
  /** ISO times. */
  readonly roleSince: string
  readonly roleByName: string | null
  readonly lastSignInAt: string | null
  readonly createdAt: string
  readonly isSelf: boolean
  readonly mayChangeRole: boolean
  readonly mayRenewInvite: boolean
}

/** People a page. */
const PAGE = 50

const row = {
  id: true,
  name: true,
  email: true,
  role: true,
  status: true,
  roleSince: true,
  roleByName: true,
  lastSignInAt: true,
  createdAt: true,
} as const

/** A place in the list: after a person or before one; neither means from the start. */
export type UserCursor = { readonly after?: string | undefined; readonly before?: string | undefined }

/** One page. `previous` names the person before whom the page before it lies, `next` the one after whom the next does; null where there is none. */
export type UserPage = { readonly rows: readonly UserRow[]; readonly previous: string | null; readonly next: string | null }

const toRow = (ctx: Context, user: Found<'user', { select: typeof row }>): UserRow => ({
  ...user,
  role: user.role as Role,
  status: user.status as UserRow['status'],
  roleSince: user.roleSince.toISOString(),
  lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
  createdAt: user.createdAt.toISOString(),
  isSelf: user.id === ctx.userId,
  mayChangeRole: may(ctx, 'user.change_role'),
  mayRenewInvite: user.status === 'invited' && may(ctx, 'user.renew_invite'),
})

/** People by id, oldest first, one page. A place with nothing behind it means the first page. Managers and administrators. */
export async function listUsers(ctx: Context, { after, before }: UserCursor = {}): Promise<UserPage> {
  assertMay(ctx, 'user.list')
  const door = read(ctx).user
  const upwards = before !== undefined
  const where = upwards ? { id: { lt: before } } : after === undefined ? {} : { id: { gt: after } }
  const found = await door.list({ where, orderBy: { id: upwards ? 'desc' : 'asc' }, select: row, take: PAGE + 1 })
  // Upwards too few for a page, downwards none at all: the first page shows the same and more.
  if (upwards ? found.length <= PAGE : after !== undefined && found.length === 0) return listUsers(ctx)
  const shown = upwards ? found.slice(0, PAGE).reverse() : found.slice(0, PAGE)
  const rows = shown.map((user) => toRow(ctx, user))
  const [first, last] = [rows[0]?.id ?? null, rows.at(-1)?.id ?? null]
  const isThere = async (id: object) => (await door.find({ where: { id }, select: { id: true } })) !== null
  const hasPrevious = upwards || (after !== undefined && first !== null && (await isThere({ lt: first })))
  const hasNext = upwards ? last !== null && (await isThere({ gt: last })) : found.length > PAGE
  return { rows, previous: hasPrevious ? first : null, next: hasNext ? last : null }
}
