import 'server-only'
import { endsSince } from './ends-since'
import { Prisma } from './generated/client'
import type { SessionFilter } from './session-filter'

/**
 * Sessions by how they stand; each has an index to be walked by. Open rows that ran out unnoticed, and are none of the live, are searched apart:
 * the `overdue` are past their limit, the `idle` are not, but were away for too long.
 */
export type Part = 'any' | 'ended' | 'open' | 'idle' | 'overdue'

/** The parts in which a filter can find anything, disjoint, none twice. */
export function partsOf({ status, equal }: SessionFilter): readonly Part[] {
  const reasons = equal?.reason?.is ?? []
  const asked = (some: (reason: string) => boolean) => reasons.length === 0 || reasons.some(some)
  const ended = status !== 'active' && asked((reason) => reason !== '')
  const ranOut = status !== 'active' && asked((reason) => reason === 'idle' || reason === 'time_limit')
  const live = status !== 'terminated' && asked((reason) => reason === '')
  if (ended && ranOut && live) return ['any']
  const open: readonly Part[] = live ? ['open'] : ranOut ? ['idle', 'overdue'] : []
  return ended ? ['ended', ...open] : open
}

const [started, active] = [endsSince('started', Prisma.sql`now()`), endsSince('active', Prisma.sql`now()`)]

/** Before both deadlines, on the database's clock. The deadlines are turned round to bounds that a statement works out once, not for each row. */
export const isLive = Prisma.sql`(s.ended_at IS NULL AND s.started_at > ${started} AND s.last_activity_at > ${active})`

/** The same of open rows that are read all of them: as one question, since of two the planner expects few to be left, and reads them in the order of a wide index. */
export const isInTime = Prisma.sql`CASE WHEN s.started_at > ${started} THEN s.last_activity_at > ${active} ELSE false END`

/**
 * Conditions that belong to an index of the part, with their AND. The index of open rows tells of last activity only the quarter of an hour in
 * which it was: it leaves few to be read, whose deadlines are then compared as they are.
 */
export const ofPart: Record<Part, Prisma.Sql> = {
  any: Prisma.empty,
  ended: Prisma.sql`s.ended_at IS NOT NULL AND `,
  open: Prisma.sql`s.ended_at IS NULL AND `,
  idle: Prisma.sql`s.ended_at IS NULL AND s.activity_quarter <= ${active} AND s.last_activity_at <= ${active}
    AND s.started_at > ${started} AND `,
  overdue: Prisma.sql`s.ended_at IS NULL AND s.started_at <= ${started} AND `,
}
