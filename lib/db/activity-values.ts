import 'server-only'
import type { Context } from '@/lib/access/context'
import { indexedOf } from './activity-facets'
import { type Tallied, tallyByDay, tallyByKey } from './activity-scans'
import { activityGround, activityWalk } from './activity-walk'
import { Prisma } from './generated/client'
import { type Pace, type Steps, usual, walk } from './walk'

/** Fields of which values are offered; as actors those who are no users. */
export type OfferedField = 'action' | 'type' | 'actor'

const NEWEST_ROWS = 3_000
const MOST = 20

/** For who sees everything the first step is all there is to do. */
const atOnce: Pace = { ...usual, firstRows: NEWEST_ROWS }

/** A field's value as a filter takes it; empty where there is nothing to offer. */
const columns: Record<OfferedField, Prisma.Sql> = {
  action: Prisma.sql`a.action`,
  type: Prisma.sql`COALESCE(a.resource_type, '')`,
  actor: Prisma.sql`CASE a.actor_kind WHEN 'user' THEN '' ELSE a.actor_kind || ':' || a.actor_name END`,
}

/**
 * Values of a field in the newest activities in sight that contain what was typed, in letters of any case, the most frequent first. The activities are
 * searched as the list's are: where only some are in sight by facets, and no longer than a page takes.
 */
export async function suggestedActivityValues(ctx: Context, field: OfferedField, typed: string, pace = atOnce): Promise<readonly string[]> {
  const search = { ctx, filter: {} }
  const key = { raw: columns[field] }
  const indexed = indexedOf(ctx, search.filter)
  const counts = new Map<string, number>()
  let rows = 0
  const add = (found: readonly Tallied[]) => {
    for (const { key: value, count } of found) {
      counts.set(String(value), (counts.get(String(value)) ?? 0) + count)
      rows += count
    }
    return rows >= NEWEST_ROWS
  }
  const steps: Steps = {
    few: false,
    byKey: async (slice) => add(await tallyByKey(search, key, slice)),
    byDay: async (rest, days) => add(indexed === null ? [] : await tallyByDay(search, indexed, key, rest, days)),
  }
  await walk(activityGround(search), activityWalk(ctx, search.filter).whole('down'), steps, pace)
  return [...counts]
    .filter(([value]) => value !== '' && value.toLowerCase().includes(typed.toLowerCase()))
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([value]) => value)
}
