import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { runPlanned } from './run'
import { ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import { among, wantedOnly } from './session-scans'

export type ActiveCount = { readonly role: string; readonly count: number; readonly ending: number }
export type Peak = { readonly count: number; readonly at: Date }

/** Live sessions by role; `ending` of them run out within so many minutes. */
export function activeCount(ctx: Context, filter: SessionFilter, minutes: number): Promise<ActiveCount[]> {
  const search = { ctx, filter: { ...filter, status: 'active' as const }, part: 'open' as const, owner: ownerOf(ctx, filter) }
  return runPlanned(Prisma.sql`SELECT s.role, count(*)::int AS count,
      count(*) FILTER (WHERE public.session_ends_at(s.started_at, s.last_activity_at, c) <= now() + make_interval(mins => ${minutes}::int))::int AS ending
    FROM public.sessions s CROSS JOIN public.settings c WHERE ${among(search)}${wantedOnly(search)} GROUP BY 1 ORDER BY 2 DESC, 1`)
}

const end = Prisma.sql`COALESCE(s.ended_at, public.session_ends_at(s.started_at, s.last_activity_at, c))`

/**
 * Begins and ends since a moment (no session lives for more than 720 hours), in their order, on top of those that were live then: the greatest of the sums is
 * the peak. A session lives up to its end and not at it, so that one which takes the place of another is not beside it.
 */
export async function peakSince(ctx: Context, filter: SessionFilter, since: Date): Promise<Peak> {
  const search = { ctx, filter, part: 'any' as const, owner: ownerOf(ctx, filter) }
  const [peak] = await runPlanned<Peak>(Prisma.sql`
    WITH here AS MATERIALIZED (
      SELECT GREATEST(s.started_at, ${since}::timestamptz) AS begun, ${end} AS ended FROM public.sessions s CROSS JOIN public.settings c
      WHERE s.id >= public.uuid_floor(${since}::timestamptz - interval '721 hours') AND (s.ended_at IS NULL OR s.ended_at > ${since}::timestamptz)
        AND ${end} > GREATEST(s.started_at, ${since}::timestamptz) AND ${among(search)}${wantedOnly(search)}
    ), steps AS (
      SELECT begun AS at, 1 AS step FROM here UNION ALL SELECT ended, -1 FROM here WHERE ended <= now()
    )
    SELECT at, count::int FROM (SELECT at, sum(step) OVER (ORDER BY at, step) AS count FROM steps) AS sums ORDER BY count DESC, at LIMIT 1`)
  return peak ?? { count: 0, at: since }
}
