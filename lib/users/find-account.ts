import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { Role } from '@/lib/access/roles'
import { read } from '@/lib/db/read'
import { AppError } from '@/lib/errors/app-error'
import { findNewAddress, type NewAddress } from './new-address'

/** What people see of themselves. Times are ISO 8601 in UTC; no time zone and no theme means what the browser says. */
export type Account = {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly roleSince: string
  readonly roleByName: string | null
  readonly createdAt: string
  readonly timeZone: string | null
  readonly language: string
  readonly theme: 'light' | 'dark' | null
  /** They want to be told of every session, whatever the setting says. */
  readonly notifyEvery: boolean
  /** The address that waits for its confirmation. */
  readonly newAddress: NewAddress | null
}

const columns = {
  ...{ name: true, email: true, role: true, roleSince: true, roleByName: true, createdAt: true },
  ...{ timeZone: true, language: true, theme: true, notifyEvery: true },
} as const

/** One's own account. Looking at oneself is not recorded. */
export async function findAccount(ctx: UserContext): Promise<Account> {
  assertMay(ctx, 'account.see')
  const [user, newAddress] = await Promise.all([
    read(ctx).user.find({ where: { id: ctx.userId }, select: columns }),
    findNewAddress(ctx, ctx.userId),
  ])
  if (user === null) throw new AppError('not_found', 'This person is not known.')
  return {
    ...{ ...user, newAddress },
    role: user.role as Role,
    theme: user.theme as Account['theme'],
    roleSince: user.roleSince.toISOString(),
    createdAt: user.createdAt.toISOString(),
  }
}
