import 'server-only'
import type { Context } from '@/lib/access/context'
import type { ActivityField } from './activity-filter'
import { AHEAD_MS } from './activity-walk'
import { Prisma } from './generated/client'
import { dayOf, firstOf } from './id-days'
import { runPlanned } from './run'
import { isIn, people, type SuggestedValue } from './session-values'
import { visibleSql } from './visible'

const NEWEST_ROWS = 3_000
const MOST = 20
/** Days that are looked through; more of them only where these hold too few rows. */
const REACHES = [2, 16, 400] as const

/** A field's value as a filter takes it, and what to show for it. */
const columns: Record<ActivityField, readonly [value: Prisma.Sql, label: Prisma.Sql]> = {
  kind: [Prisma.sql`a.kind`, Prisma.sql`a.kind`],
  action: [Prisma.sql`a.action`, Prisma.sql`a.action`],
  actor: [Prisma.sql`COALESCE(a.actor_id::text, a.actor_kind || ':' || a.actor_name)`, Prisma.sql`a.actor_name`],
  type: [Prisma.sql`a.resource_type`, Prisma.sql`a.resource_type`],
  resource: [Prisma.sql`a.resource_type || ':' || a.resource_id`, Prisma.sql`COALESCE(NULLIF(a.resource_label, ''), a.resource_id)`],
  outcome: [Prisma.sql`a.outcome`, Prisma.sql`a.outcome`],
  source: [Prisma.sql`a.source`, Prisma.sql`a.source`],
  session: [Prisma.sql`COALESCE(a.session_id::text, NULLIF(a.session_flag, 'none'))`, Prisma.sql`a.actor_name`],
}

type Found = SuggestedValue & { readonly read: number }

/** Values of a field in the newest activities in sight whose name contains what was typed, the most frequent first. A label is the newest one. */
async function newest(ctx: Context, field: ActivityField, typed: string): Promise<SuggestedValue[]> {
  const [value, label] = columns[field]
  const day = dayOf(ctx.now.getTime() + AHEAD_MS)
  for (const reach of REACHES) {
    const found = await runPlanned<Found>(Prisma.sql`WITH newest AS MATERIALIZED (
        SELECT a.id, ${value} AS value, ${label} AS label FROM log.activities a
        WHERE a.id >= ${firstOf(day - reach + 1)}::uuid AND a.id < ${firstOf(day + 1)}::uuid AND ${visibleSql(ctx, 'activity', 'a')}
        ORDER BY a.id DESC LIMIT ${NEWEST_ROWS})
      SELECT value, (array_agg(label ORDER BY id DESC))[1] AS label, (SELECT count(*)::int FROM newest) AS read FROM newest
      WHERE value IS NOT NULL AND (${isIn(typed, Prisma.sql`value`)} OR ${isIn(typed, Prisma.sql`label`)})
      GROUP BY value ORDER BY count(*) DESC, value LIMIT ${MOST}`)
    if (found.length === MOST || found[0]?.read === NEWEST_ROWS || reach === REACHES.at(-1))
      return found.map((one) => ({ value: one.value, label: one.label }))
  }
  return []
}

/** The same; actors are also people in sight who did nothing of late. */
export async function suggestedActivityValues(ctx: Context, field: ActivityField, typed: string): Promise<SuggestedValue[]> {
  if (field !== 'actor') return newest(ctx, field, typed)
  const [found, known] = await Promise.all([newest(ctx, field, typed), people(ctx, typed)])
  const others = known.filter(({ value }) => !found.some((one) => one.value === value))
  return [...found, ...others].slice(0, MOST)
}
