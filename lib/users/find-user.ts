import { z } from 'zod'
import { asRollcall } from '@/lib/access/as-rollcall'
import type { Context, UserContext } from '@/lib/access/context'
import { assertMay, may } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { AppError } from '@/lib/errors/app-error'
import { listSessions } from '@/lib/sessions/list-sessions'
import type { SessionRow } from '@/lib/sessions/schema'
import { findNewAddress, type NewAddress } from './new-address'
import { toUserRow, type UserRow } from './user-row'

/** What may be done to a person by whoever looks. */
export type Offers = {
  readonly edit: boolean
  readonly changeRole: boolean
  readonly renewInvite: boolean
  readonly makePasswordLink: boolean
  readonly disable: boolean
  readonly enable: boolean
  readonly delete: boolean
  /** To send the letter to a new address again, or to take it back. */
  readonly newAddress: boolean
}

export type UserDetail = UserRow & {
  /** The newest of the live sessions, at most a page of them. */
  readonly sessions: readonly SessionRow[]
  readonly offers: Offers
  /** Of the password nobody learns more: without one somebody active has said "This wasn't me", and needs a link. */
  readonly hasPassword: boolean
  /** The address that waits for its confirmation. */
  readonly newAddress: NewAddress | null
}

const offersOf = (ctx: Context, { status, isSelf }: UserRow, newAddress: NewAddress | null): Offers => ({
  edit: may(ctx, 'user.edit'),
  changeRole: may(ctx, 'user.change_role'),
  renewInvite: status === 'invited' && may(ctx, 'user.renew_invite'),
  makePasswordLink: status === 'active' && !isSelf && may(ctx, 'user.make_password_link'),
  disable: status === 'active' && !isSelf && may(ctx, 'user.disable'),
  enable: status === 'disabled' && may(ctx, 'user.enable'),
  delete: !isSelf && may(ctx, 'user.delete'),
  newAddress: newAddress !== null && may(ctx, 'user.edit'),
})

async function hasPassword(ctx: UserContext, id: string): Promise<boolean> {
  const found = await read(asRollcall(ctx, 'users')).user.find({ where: { id }, select: { passwordHash: true } })
  return found !== null && found.passwordHash !== null
}

/** One person with their live sessions. @throws AppError `not_found` alike for an unknown id and for somebody deleted. */
export async function findUser(ctx: UserContext, id: string): Promise<UserDetail> {
  assertMay(ctx, 'user.list')
  const found = z.uuid().safeParse(id).success ? await read(ctx).user.detail(id) : null
  if (found === null) throw new AppError('not_found', 'This person is not known.')
  const row = toUserRow(ctx, found)
  const [live, newAddress, password] = await Promise.all([
    listSessions(ctx, { filter: { status: 'active', equal: { user: { is: [id], not: [] } } } }),
    findNewAddress(ctx, id),
    hasPassword(ctx, id),
  ])
  return { ...row, sessions: live.rows, newAddress, hasPassword: password, offers: offersOf(ctx, row, newAddress) }
}
