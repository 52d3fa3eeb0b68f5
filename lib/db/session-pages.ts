import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { run } from './run'
import { detailColumns, isOpen, listColumns, type SessionDetailRow, type SessionListRow } from './session-columns'
import { visibleSql } from './visible'

type SessionPageFilter = { readonly status?: 'active' | 'terminated' | undefined; readonly user?: string | undefined }

/** Position in the list: rows older than `before`, or newer than `after`; neither means from the newest. */
type PageCursor = { readonly before?: string | undefined; readonly after?: string | undefined }

export type Page<Row> = { readonly rows: readonly Row[]; readonly hasOlder: boolean; readonly hasNewer: boolean }

export type SessionPages = {
  /** One page, newest first, by key (no offset: page one thousand costs what page one costs). */
  page(filter: SessionPageFilter, cursor: PageCursor, take: number): Promise<Page<SessionListRow>>
  /** One session with everything known, or null. */
  detail(id: string): Promise<SessionDetailRow | null>
}

const from = Prisma.sql`FROM public.sessions s CROSS JOIN public.settings c`

/** People by a part of name or address, as typed: `%` and `_` mean themselves. Or by id. */
function ofUser(typed: string): Prisma.Sql {
  return Prisma.sql`s.user_id IN (SELECT u.id FROM public.users u WHERE u.id::text = ${typed} OR position(lower(${typed}) IN lower(u.name || ' ' || u.email)) > 0)`
}

function conditions(ctx: Context, filter: SessionPageFilter, cursor: PageCursor): Prisma.Sql {
  const all = [visibleSql(ctx, 'session', 's')]
  // An open row lies in the small partial index; the first half of the condition leads the planner there.
  if (filter.status === 'active') all.push(Prisma.sql`s.ended_at IS NULL AND ${isOpen}`)
  if (filter.status === 'terminated') all.push(Prisma.sql`NOT ${isOpen}`)
  if (filter.user !== undefined) all.push(ofUser(filter.user))
  if (cursor.before !== undefined) all.push(Prisma.sql`s.id < ${cursor.before}::uuid`)
  if (cursor.after !== undefined) all.push(Prisma.sql`s.id > ${cursor.after}::uuid`)
  return Prisma.join(all, ' AND ')
}

/** The lists' half of the reading door: joins and keyset pages in SQL, with the policy's fragment. */
export function sessionPages(ctx: Context): SessionPages {
  return {
    async page(filter, cursor, take) {
      const upwards = cursor.after !== undefined && cursor.before === undefined
      const order = upwards ? Prisma.sql`ORDER BY s.id ASC` : Prisma.sql`ORDER BY s.id DESC`
      const found = await run<SessionListRow>(
        Prisma.sql`SELECT ${listColumns} ${from} WHERE ${conditions(ctx, filter, cursor)} ${order} LIMIT ${take + 1}`,
      )
      const more = found.length > take
      const rows = found.slice(0, take)
      if (upwards) return { rows: rows.reverse(), hasOlder: true, hasNewer: more }
      return { rows, hasOlder: more, hasNewer: cursor.before !== undefined }
    },
    async detail(id) {
      const [row] = await run<SessionDetailRow>(
        Prisma.sql`SELECT ${detailColumns} ${from} WHERE ${visibleSql(ctx, 'session', 's')} AND s.id = ${id}::uuid`,
      )
      return row ?? null
    },
  }
}
