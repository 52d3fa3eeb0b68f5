import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { type KillScope, meant, willEnd } from './kill-scope'
import { run } from './run'
import { listColumns, type SessionListRow } from './session-columns'
import { visibleSql } from './visible'

/** What a kill of many would do, counted. */
export type ScopeCount = {
  readonly ending: number
  /** Administrators' sessions that a manager cannot end. */
  readonly outOfReach: number
  /** Whether the own session is among them. */
  readonly own: boolean
  /** People with sessions that would end: how many, and those with the most. */
  readonly people: number
  readonly most: readonly { readonly name: string; readonly sessions: number }[]
}

/** Which tabs were told of the end, and which of them have said that they left. Times are milliseconds after the end of their session. */
export type Departures = { readonly tabs: number; readonly left: number; readonly sessions: number; readonly lastMs: number | null }

export type SessionKills = {
  /** These sessions as lists show them, whatever their state; what is not in sight is not among them. */
  some(ids: readonly string[]): Promise<SessionListRow[]>
  /** What a kill of many would end. */
  countScope(scope: KillScope): Promise<ScopeCount>
  /** The newest of them, by whom a person sees what is meant. */
  firstOfScope(scope: KillScope, take: number): Promise<SessionListRow[]>
  /** Departures after kills by this person, of the given sessions or of an order of theirs. */
  departures(of: { readonly sessions: readonly string[] } | { readonly order: string }): Promise<Departures>
}

/** The reading door's half for kills: what would end, what has become of it, and who has left. */
export function sessionKills(ctx: Context): SessionKills {
  return {
    some: (ids) =>
      run<SessionListRow>(Prisma.sql`SELECT ${listColumns(ctx)} FROM public.sessions s CROSS JOIN public.settings c
        WHERE ${visibleSql(ctx, 'session', 's')} AND s.id = ANY(${ids}::uuid[]) ORDER BY s.id`),
    async countScope(scope) {
      const [counted] = await run<ScopeCount>(Prisma.sql`WITH found AS MATERIALIZED (
          SELECT s.id, s.user_id, s.user_name, ${willEnd(ctx)} AS ending ${meant(ctx, scope)}
        ), people AS (SELECT max(user_name) AS name, count(*)::int AS sessions FROM found WHERE ending GROUP BY user_id)
        SELECT (count(*) FILTER (WHERE ending))::int AS ending, COALESCE(bool_or(id = ${ctx.sessionId}::uuid), false) AS own,
          (count(*) FILTER (WHERE NOT ending AND id <> ${ctx.sessionId}::uuid))::int AS "outOfReach",
          (SELECT count(*) FROM people)::int AS people,
          COALESCE((SELECT json_agg(m) FROM (SELECT * FROM people ORDER BY sessions DESC, name LIMIT 5) AS m), '[]') AS most FROM found`)
      if (counted === undefined) throw new Error('Nothing was counted.')
      return counted
    },
    firstOfScope: (scope, take) =>
      run<SessionListRow>(Prisma.sql`SELECT ${listColumns(ctx)} ${meant(ctx, scope)} AND ${willEnd(ctx)} ORDER BY s.id DESC LIMIT ${take}`),
    async departures(of) {
      const chosen =
        'order' in of
          ? Prisma.sql`SELECT unnest(o.targets) FROM public.kill_orders o WHERE o.id = ${of.order}::uuid AND o.session_id = ${ctx.sessionId}::uuid`
          : Prisma.sql`SELECT unnest(${of.sessions}::uuid[])`
      const [found] = await run<Departures>(Prisma.sql`SELECT count(*)::int AS tabs, count(k.left_at)::int AS left,
          count(DISTINCT s.id)::int AS sessions, (max(extract(epoch FROM k.left_at - s.ended_at)) * 1000)::int AS "lastMs"
        FROM public.kill_tickets k JOIN public.sessions s ON s.id = k.session_id CROSS JOIN public.settings c
        WHERE ${visibleSql(ctx, 'session', 's')} AND s.ended_by = ${ctx.userId}::uuid AND s.end_reason = 'killed' AND s.id IN (${chosen})`)
      return found ?? { tabs: 0, left: 0, sessions: 0, lastMs: null }
    },
  }
}
