import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { run } from './run'
import { detailColumns, listColumns, type SessionDetailRow, type SessionListRow } from './session-columns'
import type { FacetField, SessionFilter } from './session-filter'
import { matchesSql } from './session-matches'
import type { SessionPage, SessionPlace, SessionSort } from './session-sort'
import { visibleSql } from './visible'

/** How many sessions match. Not `exact`: there are at least as many. */
export type SessionCount = { readonly count: number; readonly exact: boolean }

/** A value that occurs in a field, as a filter takes it, and what to show for it. */
export type SuggestedValue = { readonly value: string; readonly label: string }

export type SessionPages = {
  /** One page by key (no offset: page one thousand costs what page one costs). `sort` other than by start needs `status: 'active'`. */
  page(
    filter: SessionFilter,
    place: SessionPlace & { readonly sort?: SessionSort | undefined },
    take: number,
  ): Promise<SessionPage<SessionListRow>>
  /** Exact below 10,000, else "at least 10,000"; with `exact` all are counted. */
  countMatching(filter: SessionFilter, how?: { readonly exact?: boolean }): Promise<SessionCount>
  /** Values of a field that begin with, or for people contain, what was typed, from the newest sessions in sight. */
  suggestValues(field: FacetField, typed: string): Promise<readonly SuggestedValue[]>
  /** One session with everything known, or null. */
  detail(id: string): Promise<SessionDetailRow | null>
}

const from = Prisma.sql`FROM public.sessions s CROSS JOIN public.settings c`

/** The lists' half of the reading door: joins and keyset pages in SQL, with the policy's fragment. */
export function sessionPages(ctx: Context): SessionPages {
  return {
    async page(filter, { before, after }, take) {
      const upwards = after !== undefined && before === undefined
      const order = upwards ? Prisma.sql`ORDER BY s.id ASC` : Prisma.sql`ORDER BY s.id DESC`
      const cursor = before ? Prisma.sql`s.id < ${before}::uuid` : after ? Prisma.sql`s.id > ${after}::uuid` : Prisma.sql`true`
      const found = await run<SessionListRow>(
        Prisma.sql`SELECT ${listColumns} ${from} WHERE ${visibleSql(ctx, 'session', 's')} AND ${matchesSql(filter)} AND ${cursor} ${order} LIMIT ${take + 1}`,
      )
      const more = found.length > take
      const cut = found.slice(0, take)
      const rows = upwards ? cut.reverse() : cut
      const [first, last] = [rows[0], rows.at(-1)]
      const hasOlder = upwards || more
      const hasNewer = upwards ? more : before !== undefined
      return {
        rows,
        hasOlder,
        hasNewer,
        next: hasOlder && last ? { before: last.id } : null,
        previous: hasNewer && first ? { after: first.id } : null,
        searchedTo: null,
      }
    },
    async countMatching(filter) {
      const [row] = await run<{ count: number }>(
        Prisma.sql`SELECT count(*)::int AS count FROM (SELECT 1 ${from} WHERE ${visibleSql(ctx, 'session', 's')} AND ${matchesSql(filter)} LIMIT 10001) AS some`,
      )
      const count = row?.count ?? 0
      return { count: Math.min(count, 10_000), exact: count <= 10_000 }
    },
    async suggestValues() {
      return []
    },
    async detail(id) {
      const [row] = await run<SessionDetailRow>(
        Prisma.sql`SELECT ${detailColumns} ${from} WHERE ${visibleSql(ctx, 'session', 's')} AND s.id = ${id}::uuid`,
      )
      return row ?? null
    },
  }
}
