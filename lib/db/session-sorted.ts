import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { run } from './run'
import { listColumns, type SessionListRow } from './session-columns'
import type { SessionFilter } from './session-filter'
import { matchesSql } from './session-matches'
import { keyOf, parsePosition, positionOf, type SessionSort, type SortKey } from './session-sort'
import { visibleSql } from './visible'
import type { Direction } from './walk'
import type { Found } from './walk-rows'

type Column = { readonly sql: Prisma.Sql; readonly type: 'text' | 'inet' | 'bigint' }
const text = (sql: Prisma.Sql): Column => ({ sql: Prisma.sql`lower(COALESCE(${sql}, ''))`, type: 'text' })

/** What the sorts compare: Unknown first, last activity in microseconds. */
const columns: Record<Exclude<SortKey, 'started'>, Column> = {
  user: text(Prisma.sql`s.user_name`),
  device: text(Prisma.sql`s.device_type || ' ' || COALESCE(s.device_vendor, '') || ' ' || COALESCE(s.device_model, '')`),
  browser: text(Prisma.sql`s.browser`),
  os: text(Prisma.sql`s.os`),
  country: text(Prisma.sql`s.country`),
  city: text(Prisma.sql`s.city`),
  ip: { sql: Prisma.sql`COALESCE(s.ip, '0.0.0.0')`, type: 'inet' },
  activity: { sql: Prisma.sql`(extract(epoch FROM s.last_activity_at) * 1000000)::bigint`, type: 'bigint' },
}

/** Live sessions in the order of a column: the best of all open rows, which are few enough to be read. What is shown is worked out for those alone. */
export async function bySortedKey(
  ctx: Context,
  filter: SessionFilter,
  sort: SessionSort,
  direction: Direction,
  position: string | undefined,
  take: number,
): Promise<Found<SessionListRow>> {
  const { sql, type } = columns[keyOf(sort) as Exclude<SortKey, 'started'>]
  const place = position === undefined ? null : parsePosition(sort, position)
  const order = Prisma.raw(direction === 'down' ? 'DESC' : 'ASC')
  const beyond =
    place === null
      ? Prisma.sql`true`
      : Prisma.sql`(${sql}, s.id) ${Prisma.raw(direction === 'down' ? '<' : '>')} (${place.value}::${Prisma.raw(type)}, ${place.id}::uuid)`
  const rows = await run<SessionListRow & { sortValue: string }>(Prisma.sql`
    WITH best AS MATERIALIZED (
      SELECT s.id, ${sql} AS value FROM public.sessions s CROSS JOIN public.settings c
      WHERE s.ended_at IS NULL AND ${visibleSql(ctx, 'session', 's')} AND ${matchesSql(ctx, filter)} AND ${beyond}
      ORDER BY ${sql} ${order}, s.id ${order} LIMIT ${take}
    )
    SELECT ${listColumns(ctx)}, ${type === 'inet' ? Prisma.sql`host(best.value)` : Prisma.sql`best.value::text`} AS "sortValue"
    FROM best JOIN public.sessions s ON s.id = best.id CROSS JOIN public.settings c ORDER BY best.value ${order}, s.id ${order}`)
  return { found: rows.map(({ sortValue, ...row }) => ({ row, position: positionOf(sortValue, row.id) })), stopped: null }
}
