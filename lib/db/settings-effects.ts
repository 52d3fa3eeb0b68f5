import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { Prisma } from './generated/client'
import { highestAt, lowestAt } from './id-days'
import { run, runPlanned } from './run'
import { ruleFor } from './visible'
import type { Count } from './walk-count'

/** The settings by which sessions end. */
type Clocks = {
  readonly idleEnabled: boolean
  readonly idleMinutes: number
  readonly limitEnabled: boolean
  readonly limitMinutes: number
}

/** Sessions that would end at once; `own`: the own one is among them. */
export type EndingCount = Count & { readonly own: boolean }

export type SettingsEffects = {
  /** Sessions that are open now and would have run out by these clocks. */
  endingBy(clocks: Clocks): Promise<EndingCount>
  /** Sessions that ended from `low` on and before `high`. */
  endedWithin(low: Date, high: Date): Promise<Count>
  /** The first day from `low` on of which the log holds activities, as YYYY-MM-DD; null for none. */
  firstDay(low: Date): Promise<string | null>
}

/** Nobody waits longer for a count than this: it is "at least" then. */
const MOST_MS = 200
const SLICE = 10_000
const LOWEST = '00000000-0000-0000-0000-000000000000'
/** A session lives 30 days at most (public.session_ends_at); an id is made while its session starts. */
const LONGEST_LIFE_MS = 721 * 3_600_000

type Slice = { readonly count: number; readonly own: boolean; readonly last: string | null }

/** Counts slice by slice in the order of ids, as far as it gets in its time. */
async function counted(first: string, slice: (after: string) => Promise<Slice | undefined>): Promise<EndingCount> {
  const until = performance.now() + MOST_MS
  let [count, own] = [0, false]
  for (let after = first; ; ) {
    const found = await slice(after)
    count += found?.count ?? 0
    own ||= found?.own ?? false
    if (found === undefined || found.last === null) return { count, own, exact: true }
    if (performance.now() > until) return { count, own, exact: false }
    after = found.last
  }
}

const lastOfSlice = Prisma.sql`CASE WHEN count(*) = ${SLICE} THEN (SELECT id FROM slice ORDER BY id DESC LIMIT 1) END AS last`

/** The reading door's half for what a change of the settings would do: for whoever may change them. */
export function settingsEffects(ctx: Context): SettingsEffects {
  const assertMayChange = () => {
    if (ruleFor(ctx, 'settings').update === undefined) throw new AppError('forbidden', 'Your role does not allow this.')
  }
  return {
    async endingBy({ idleEnabled, idleMinutes, limitEnabled, limitMinutes }) {
      assertMayChange()
      // As if they had always been in force: a session ends at once where its deadline by them lies behind us.
      const asked = { idle_enabled: idleEnabled, idle_minutes: idleMinutes, limit_enabled: limitEnabled, limit_minutes: limitMinutes }
      const clocks = JSON.stringify({ ...asked, clocks_since: '-infinity' })
      const ends = (by: 'c' | 'n') => Prisma.sql`public.session_ends_at(slice.started_at, slice.last_activity_at, ${Prisma.raw(by)})`
      const ending = Prisma.sql`${ends('c')} > now() AND ${ends('n')} <= now()`
      return counted(LOWEST, async (after) => {
        const [found] = await run<Slice>(Prisma.sql`WITH slice AS MATERIALIZED (
            SELECT s.id, s.started_at, s.last_activity_at FROM public.sessions s WHERE s.ended_at IS NULL AND s.id > ${after}::uuid ORDER BY s.id LIMIT ${SLICE}
          ) SELECT (count(*) FILTER (WHERE ${ending}))::int AS count, COALESCE(bool_or(slice.id = ${ctx.sessionId}::uuid AND ${ending}), false) AS own, ${lastOfSlice}
          FROM slice CROSS JOIN public.settings c CROSS JOIN jsonb_populate_record(NULL::public.settings, ${clocks}::jsonb) AS n`)
        return found
      })
    },
    async endedWithin(low, high) {
      assertMayChange()
      const [first, above] = [lowestAt(low.getTime() - LONGEST_LIFE_MS), highestAt(high.getTime())]
      const { count, exact } = await counted(first, async (after) => {
        const [found] = await run<Slice>(Prisma.sql`WITH slice AS MATERIALIZED (
            SELECT s.id, s.ended_at FROM public.sessions s WHERE s.id > ${after}::uuid AND s.id <= ${above}::uuid ORDER BY s.id LIMIT ${SLICE}
          ) SELECT (count(*) FILTER (WHERE ended_at >= ${low} AND ended_at < ${high}))::int AS count, false AS own, ${lastOfSlice} FROM slice`)
        return found
      })
      return { count, exact }
    },
    async firstDay(low) {
      assertMayChange()
      const [found] = await runPlanned<{ day: string }>(Prisma.sql`SELECT (a.at AT TIME ZONE 'UTC')::date::text AS day FROM log.activities a
        WHERE a.id >= ${lowestAt(low.getTime())}::uuid ORDER BY a.id LIMIT 1`)
      return found?.day ?? null
    },
  }
}
