import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { run } from './run'
import type { FacetField } from './session-filter'
import { visibleSql } from './visible'

/** A value that occurs in a field, as a filter takes it, and what to show for it. */
export type SuggestedValue = { readonly value: string; readonly label: string }

const NEWEST_ROWS = 3_000
const MOST = 20

const columns: Record<Exclude<FacetField, 'user'>, Prisma.Sql> = {
  role: Prisma.sql`s.role`,
  device: Prisma.sql`s.device_type`,
  browser: Prisma.sql`s.browser`,
  os: Prisma.sql`s.os`,
  country: Prisma.sql`s.country`,
  city: Prisma.sql`s.city`,
  reason: Prisma.sql`s.end_reason`,
  network: Prisma.sql`s.network_class`,
}

/** Letters in any case; pattern characters mean themselves. */
const isIn = (typed: string, text: Prisma.Sql) => Prisma.sql`position(lower(${typed}) IN lower(${text})) > 0`

/** People in sight by a part of name or address. */
const people = (ctx: Context, typed: string) =>
  run<SuggestedValue>(Prisma.sql`SELECT u.id::text AS value, u.name || ' (' || u.email || ')' AS label FROM public.users u
    WHERE ${visibleSql(ctx, 'user', 'u')} AND ${isIn(typed, Prisma.sql`u.name || ' ' || u.email`)} ORDER BY lower(u.name), u.id LIMIT ${MOST}`)

/** Values of a field in the newest sessions in sight that contain what was typed, the most frequent first. */
export function suggested(ctx: Context, field: FacetField, typed: string): Promise<SuggestedValue[]> {
  if (field === 'user') return people(ctx, typed)
  return run(Prisma.sql`SELECT value, value AS label FROM (
      SELECT ${columns[field]} AS value FROM public.sessions s CROSS JOIN public.settings c
      WHERE ${visibleSql(ctx, 'session', 's')} ORDER BY s.id DESC LIMIT ${NEWEST_ROWS}
    ) AS newest WHERE value IS NOT NULL AND ${isIn(typed, Prisma.sql`value`)} GROUP BY value ORDER BY count(*) DESC, value LIMIT ${MOST}`)
}
