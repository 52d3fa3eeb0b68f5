import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { addressBeside } from './namesakes'
import { run } from './run'
import { isOpen } from './session-columns'
import { visibleSql } from './visible'

/** What a person is called now, and what is to stand beside it (lib/db/namesakes.ts). */
type Named = { id: string; name: string; address: string | null }

/** A person as lists show them; `liveSessions` is judged on the database's clock. */
export type UserListRow = {
  id: string
  name: string
  email: string
  role: string
  status: string
  roleSince: Date
  roleByName: string | null
  lastSignInAt: Date | null
  createdAt: Date
  liveSessions: number
}

type UserFilter = {
  readonly status?: string | undefined
  readonly role?: string | undefined
  /** A part of name or address as typed: `%` and `_` mean themselves. */
  readonly text?: string | undefined
}

/** People after an id or before one, nearest first; neither means from the start. */
type UserPlace = { readonly after?: string | undefined; readonly before?: string | undefined }

export type UserPages = {
  /** People by id. With `before` they come in falling order. */
  page(filter: UserFilter, place: UserPlace, take: number): Promise<UserListRow[]>
  /** How many match. */
  total(filter: UserFilter): Promise<number>
  /** One person, or null. */
  detail(id: string): Promise<UserListRow | null>
  /** The names of those who are in sight, in no order. */
  named(ids: readonly string[]): Promise<Named[]>
}

const equal = (column: Prisma.Sql, value: string | undefined) => (value === undefined ? Prisma.sql`true` : Prisma.sql`${column} = ${value}`)

function matching(ctx: Context, { status, role, text }: UserFilter): Prisma.Sql {
  const typed = text === undefined ? Prisma.sql`true` : Prisma.sql`position(lower(${text}) IN lower(u.name || ' ' || u.email)) > 0`
  return Prisma.sql`${visibleSql(ctx, 'user', 'u')} AND ${equal(Prisma.sql`u.status`, status)} AND ${equal(Prisma.sql`u.role`, role)} AND ${typed}`
}

const columns = (ctx: Context) => Prisma.sql`
  u.id, u.name, u.email, u.role, u.status, u.role_since AS "roleSince", u.role_by_name AS "roleByName",
  u.last_sign_in_at AS "lastSignInAt", u.created_at AS "createdAt",
  (SELECT count(*)::int FROM public.sessions s
    WHERE s.user_id = u.id AND s.ended_at IS NULL AND ${isOpen} AND ${visibleSql(ctx, 'session', 's')}) AS "liveSessions"
  FROM public.users u CROSS JOIN public.settings c`

/** The half of the reading door for people that joins: pages by key and live sessions in SQL, with the policy's fragments. */
export function userPages(ctx: Context): UserPages {
  return {
    async page(filter, { after, before }, take) {
      const upwards = before !== undefined
      const place = upwards
        ? Prisma.sql`u.id < ${before}::uuid`
        : after === undefined
          ? Prisma.sql`true`
          : Prisma.sql`u.id > ${after}::uuid`
      const order = upwards ? Prisma.sql`u.id DESC` : Prisma.sql`u.id`
      return run(Prisma.sql`SELECT ${columns(ctx)} WHERE ${matching(ctx, filter)} AND ${place} ORDER BY ${order} LIMIT ${take}`)
    },
    async total(filter) {
      const [row] = await run<{ count: number }>(
        Prisma.sql`SELECT count(*)::int AS count FROM public.users u WHERE ${matching(ctx, filter)}`,
      )
      return row?.count ?? 0
    },
    async detail(id) {
      const [row] = await run<UserListRow>(Prisma.sql`SELECT ${columns(ctx)} WHERE ${visibleSql(ctx, 'user', 'u')} AND u.id = ${id}::uuid`)
      return row ?? null
    },
    named: (ids) =>
      run(Prisma.sql`SELECT u.id, u.name, ${addressBeside(ctx, Prisma.sql`u.name`, Prisma.sql`u.id`)} AS address FROM public.users u
        WHERE ${visibleSql(ctx, 'user', 'u')} AND u.id = ANY(${ids}::uuid[])`),
  }
}
