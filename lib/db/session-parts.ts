import 'server-only'
import { Prisma } from './generated/client'
import type { SessionFilter } from './session-filter'

/**
 * Sessions by how they stand; each has an index of its own to be walked by. Those that ran out unnoticed are told from the live ones by their
 * last activity, which stands in no index: all open rows have to be read for them, so they are searched apart.
 */
export type Part = 'any' | 'ended' | 'open' | 'ran out'

/** The parts in which a filter can find anything, disjoint, none twice. */
export function partsOf({ status, equal }: SessionFilter): readonly Part[] {
  const reasons = equal?.reason?.is ?? []
  const asked = (some: (reason: string) => boolean) => reasons.length === 0 || reasons.some(some)
  const ended = status !== 'active' && asked((reason) => reason !== '')
  const ranOut = status !== 'active' && asked((reason) => reason === 'idle' || reason === 'time_limit')
  const live = status !== 'terminated' && asked((reason) => reason === '')
  if (ended && ranOut && live) return ['any']
  const open: readonly Part[] = live ? ['open'] : ranOut ? ['ran out'] : []
  return ended ? ['ended', ...open] : open
}

const since = (column: 'started' | 'last_activity') =>
  Prisma.sql`(SELECT (public.session_ends_since(now(), c)).${Prisma.raw(column)} FROM public.settings c)`

/** Before both deadlines, on the database's clock. The deadlines are turned round to bounds that a statement works out once, not for each row. */
export const isLive = Prisma.sql`(s.ended_at IS NULL AND s.started_at > ${since('started')} AND s.last_activity_at > ${since('last_activity')})`

/** Conditions that belong to an index of the part, with their AND. */
export const ofPart: Record<Part, Prisma.Sql> = {
  any: Prisma.empty,
  ended: Prisma.sql`s.ended_at IS NOT NULL AND `,
  open: Prisma.sql`s.ended_at IS NULL AND `,
  'ran out': Prisma.sql`s.ended_at IS NULL AND (s.started_at <= ${since('started')} OR s.last_activity_at <= ${since('last_activity')}) AND `,
}
