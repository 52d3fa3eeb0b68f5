import 'server-only'
import type { Context } from '@/lib/access/context'
import { endsSince } from './ends-since'
import { Prisma } from './generated/client'
import { runPlanned } from './run'
import { ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import type { Part } from './session-parts'
import { among, wantedOnly } from './session-scans'

export type ActiveCount = { readonly role: string; readonly count: number; readonly ending: number }
export type Peak = { readonly count: number; readonly at: Date }

/** Live sessions by role; `ending` of them run out within so many minutes. */
export function activeCount(ctx: Context, filter: SessionFilter, minutes: number): Promise<ActiveCount[]> {
  const search = { ctx, filter: { ...filter, status: 'active' as const }, part: 'open' as const, owner: ownerOf(ctx, filter) }
  const soon = Prisma.sql`now() + make_interval(mins => ${minutes}::int)`
  // Both deadlines turned round to bounds that are worked out once, and not for each of a great many rows.
  const stays = Prisma.sql`s.started_at > ${endsSince('started', soon)} AND s.last_activity_at > ${endsSince('active', soon)}`
  return runPlanned(Prisma.sql`SELECT s.role, count(*)::int AS count, count(*) FILTER (WHERE NOT (${stays}))::int AS ending
    FROM public.sessions s CROSS JOIN public.settings c WHERE ${among(search)}${wantedOnly(search)} GROUP BY 1 ORDER BY 2 DESC, 1`)
}

const end = Prisma.sql`public.session_ends_at(s.started_at, s.last_activity_at, c)`

/**
 * Begins and ends since a moment, in their order, on top of those that were live then: the greatest of the sums is the peak. A session lives up to its end and
 * not at it, so that one which takes the place of another is not beside it. Minutes are counted first: only those in which the greatest sum may lie are gone
 * through begin by begin, and most have fewer, even if all of their ends came after all of their begins. Live ones, which are most, are counted as they are read,
 * and read once more in those minutes alone.
 */
export async function peakSince(ctx: Context, filter: SessionFilter, since: Date): Promise<Peak> {
  const owner = ownerOf(ctx, filter)
  const begun = Prisma.sql`GREATEST(s.started_at, ${since}::timestamptz)`
  const ranOut = Prisma.sql`${end} > ${begun}`
  const minuteOf = (at: Prisma.Sql) => Prisma.sql`date_bin('1 minute', ${at}, ${since}::timestamptz)`
  const rows = (part: Part, which: Prisma.Sql, status?: 'active') => {
    const search = { ctx, filter: { ...filter, status }, part, owner }
    return Prisma.sql`FROM public.sessions s CROSS JOIN public.settings c WHERE ${which} AND ${among(search)}${wantedOnly(search)}`
  }
  const over = (part: Part, which: Prisma.Sql, ended: Prisma.Sql) =>
    Prisma.sql`SELECT ${begun} AS begun, ${ended} AS ended ${rows(part, which)}`
  const live = (which: Prisma.Sql) => rows('open', which, 'active')
  const [peak] = await runPlanned<Peak>(Prisma.sql`
    WITH gone AS MATERIALIZED (
      ${over('ended', Prisma.sql`s.ended_at > ${since}::timestamptz AND s.ended_at > s.started_at`, Prisma.sql`s.ended_at`)}
      UNION ALL ${over('idle', ranOut, end)} UNION ALL ${over('overdue', ranOut, end)}
    ), steps AS (
      SELECT begun AS at, 1 AS step FROM gone UNION ALL SELECT ended, -1 FROM gone WHERE ended <= now()
    ), minutes AS MATERIALIZED (
      SELECT minute, up, sum(up - down) OVER (ORDER BY minute) - (up - down) AS before, sum(up - down) OVER (ORDER BY minute) AS after
      FROM (SELECT minute, sum(up) AS up, sum(down) AS down FROM (
          SELECT ${minuteOf(begun)} AS minute, count(*) AS up, 0 AS down ${live(Prisma.sql`true`)} GROUP BY 1
          UNION ALL SELECT ${minuteOf(Prisma.sql`at`)}, count(*) FILTER (WHERE step > 0), count(*) FILTER (WHERE step < 0) FROM steps GROUP BY 1
        ) AS counts GROUP BY 1) AS sums
    ), high AS MATERIALIZED (
      SELECT minute, before FROM minutes WHERE before + up >= (SELECT max(after) FROM minutes)
    ), bounds AS MATERIALIZED (
      SELECT CASE WHEN min(minute) > ${since}::timestamptz THEN min(minute) ELSE '-infinity' END AS low, max(minute) + interval '1 minute' AS high FROM high
    )
    SELECT at, count::int FROM (SELECT s.at, h.before + sum(s.step) OVER (PARTITION BY h.minute ORDER BY s.at, s.step) AS count
      FROM (SELECT at, step FROM steps
        UNION ALL SELECT ${begun}, 1 ${live(Prisma.sql`s.started_at >= (SELECT low FROM bounds) AND s.started_at < (SELECT high FROM bounds)`)}
      ) AS s JOIN high h ON ${minuteOf(Prisma.sql`s.at`)} = h.minute) AS sums ORDER BY count DESC, at LIMIT 1`)
  return peak ?? { count: 0, at: since }
}
