import type { Context } from '@/lib/access/context'
import type { Role } from '@/lib/access/roles'
import type { UserListRow } from '@/lib/db/user-pages'
import type { UserState } from './user-query'

/** A person as pages show them. Times are ISO 8601 in UTC. */
export type UserRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly status: UserState
  readonly roleSince: string
  /** Who gave the role, by the name of that time. */
  readonly roleByName: string | null
  readonly lastSignInAt: string | null
  readonly createdAt: string
  readonly liveSessions: number
  readonly isSelf: boolean
}

/** A row of the database as pages may have it. */
export const toUserRow = (ctx: Context, row: UserListRow): UserRow => ({
  ...row,
  role: row.role as Role,
  status: row.status as UserState,
  roleSince: row.roleSince.toISOString(),
  lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  isSelf: row.id === ctx.userId,
})
