import 'server-only'
import type { Context } from '@/lib/access/context'
import { indexedOf } from './activity-facets'
import { tallyByDay, tallyByKey } from './activity-scans'
import { activityGround, activityWalk } from './activity-walk'
import { Prisma } from './generated/client'
import { run } from './run'
import { contains, NEWEST_ROWS, valueTally } from './value-tally'
import { ruleFor } from './visible'
import { type Pace, type Steps, usual, walk } from './walk'

/** Fields of which values are offered; as actors those who are no users. */
export type OfferedField = 'action' | 'type' | 'actor'

/** For who sees everything the first step is all there is to do. */
const atOnce: Pace = { ...usual, firstRows: NEWEST_ROWS }

/** A field's value as a filter takes it; empty where there is nothing to offer. */
const columns: Record<OfferedField, Prisma.Sql> = {
  action: Prisma.sql`a.action`,
  type: Prisma.sql`COALESCE(a.resource_type, '')`,
  actor: Prisma.sql`CASE a.actor_kind WHEN 'user' THEN '' ELSE a.actor_kind || ':' || a.actor_name END`,
}

const settled: Partial<Record<OfferedField, Prisma.Sql>> = { action: Prisma.sql`d.action`, type: Prisma.sql`d.resource_type` }

/**
 * All values of settled days, a hundredth of the log's rows, for who sees everything. They come after what is in the newest activities. A day in which
 * retention's bound lies tells none: only a part of it is in sight.
 */
async function ofSettledDays(ctx: Context, field: OfferedField) {
  const column = settled[field]
  if (column === undefined || ruleFor(ctx, 'activity').see !== 'all') return []
  return run<{ key: string; count: number }>(Prisma.sql`SELECT DISTINCT ${column} AS key, 0 AS count FROM log.activity_days d
    WHERE d.day > (${ctx.visibleSince}::timestamptz AT TIME ZONE 'UTC')::date
      AND (d.kind <> 'read' OR d.day > (${ctx.viewsSince}::timestamptz AT TIME ZONE 'UTC')::date)`)
}

/**
 * Values of a field in activities in sight that `fits` lets through (which contain what was typed, in letters of any case), the most frequent of the newest
 * first. The activities are searched as the list's are: where only some are in sight by facets, and no longer than a page takes.
 */
export async function suggestedActivityValues(
  ctx: Context,
  field: OfferedField,
  typed: string,
  pace = atOnce,
  fits = contains(typed),
): Promise<readonly string[]> {
  const search = { ctx, filter: {} }
  const key = { raw: columns[field] }
  const indexed = indexedOf(ctx, search.filter)
  const tally = valueTally(fits)
  const isFull = () => tally.size().rows >= NEWEST_ROWS
  const steps: Steps = {
    few: false,
    byKey: async (slice) => {
      tally.add(await tallyByKey(search, key, slice))
      return isFull()
    },
    byDay: async (rest, days) => {
      tally.add(indexed === null ? [] : await tallyByDay(search, indexed, key, rest, days))
      return isFull()
    },
  }
  await walk(activityGround(search), activityWalk(ctx, search.filter).whole('down'), steps, pace)
  if (typed !== '') tally.add(await ofSettledDays(ctx, field))
  return tally.told()
}
