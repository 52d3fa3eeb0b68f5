import 'server-only'
import type { Context } from '@/lib/access/context'
import { type ActiveCount, activeCount, type Peak, peakSince } from './session-active'
import type { SessionFilter } from './session-filter'
import { type SessionTallies, sessionTallies } from './session-tally'
import type { TallyPart } from './session-tally-scans'
import { type SessionTrends, sessionTrends } from './session-trends'

export type SessionCounts = {
  /** How many that match have each value of these parts (public.session_values). */
  tallies(filter: SessionFilter, parts: readonly TallyPart[]): Promise<SessionTallies>
  /** The same for each stretch of time: `edges` are where one begins after the other, in order. Of those before the first one nothing is told apart. */
  trends(filter: SessionFilter, parts: readonly TallyPart[], edges: readonly Date[]): Promise<SessionTrends>
  /** Those of them that are live, by role; and how many of these run out within so many minutes if nothing is done in them. */
  active(filter: SessionFilter, minutes: number): Promise<readonly ActiveCount[]>
  /** Most of them that were live at once since a moment, and when. */
  peak(filter: SessionFilter, since: Date): Promise<Peak>
}

/** The analyses' part of the reading door, with the policy's fragment. */
export const sessionCounts = (ctx: Context): SessionCounts => ({
  tallies: (filter, parts) => sessionTallies(ctx, filter, parts),
  trends: (filter, parts, edges) => sessionTrends(ctx, filter, parts, edges),
  active: (filter, minutes) => activeCount(ctx, filter, minutes),
  peak: (filter, since) => peakSince(ctx, filter, since),
})
