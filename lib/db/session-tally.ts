import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { momentOf } from './id-days'
import { run } from './run'
import { type Indexed, indexedOf, isByWord, ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import { sessionKey } from './session-keys'
import { type Part, partsOf } from './session-parts'
import { among, beyond, days, ofDay, type Search, wanted } from './session-scans'
import { countedDays, type SessionTally } from './session-tally-days'
import { groundOf, wholeOf } from './session-walk'
import { type Days, type Pace, type Steps, type Stretch, walk } from './walk'

/** `since` is null where all were counted, else only those that started since then were: the time was up. */
export type SessionTallies = { readonly tallies: readonly SessionTally[]; readonly since: Date | null }

/** All rows are wanted, by somebody who sees the rest of the page meanwhile. */
const tallyPace: Pace = { firstRows: 16_000, mostMs: 4_000 }

const counted = (from: Prisma.Sql, row: Prisma.Sql, where: Prisma.Sql, parts: readonly string[]) =>
  run<SessionTally>(Prisma.sql`SELECT t.part, t.one AS a, t.two AS b, t.three AS c, count(*)::int AS count ${from} CROSS JOIN LATERAL public.session_parts(${row}) AS t
    WHERE t.part = ANY (${parts as string[]}::text[])${where} GROUP BY 1, 2, 3, 4`)

const byKey = (search: Search, slice: Stretch, parts: readonly string[]) =>
  counted(
    Prisma.sql`FROM public.sessions s CROSS JOIN public.settings c`,
    Prisma.sql`s`,
    Prisma.sql` AND ${among(search)}${beyond(slice)} AND ${wanted(search)}`,
    parts,
  )

const byDay = (search: Search, indexed: Indexed, stretch: Stretch, { first, last }: Days, parts: readonly string[]) =>
  counted(
    Prisma.sql`FROM ${days(first, last)} CROSS JOIN LATERAL (SELECT s.* ${ofDay(search, indexed, stretch)}) AS s`,
    Prisma.sql`ROW(s.*)::public.sessions`,
    Prisma.empty,
    parts,
  )

/** Sessions that ran out and have not been told so: how they will have ended. */
async function unnoticed(ctx: Context, filter: SessionFilter, owner: string | null): Promise<readonly SessionTally[]> {
  if (!partsOf({ ...filter, status: 'terminated' }).includes('idle') || filter.status === 'active') return []
  const of = (part: Part) =>
    run<SessionTally>(Prisma.sql`SELECT 'end' AS part, ${sessionKey('reason', 'UTC')} AS a, ${sessionKey('duration', 'UTC')} AS b, '' AS c, count(*)::int AS count
      FROM public.sessions s CROSS JOIN public.settings c WHERE ${among({ ctx, filter, part, owner })}${wanted({ ctx, filter, part, owner })} GROUP BY 1, 2, 3`)
  return (await Promise.all([of('idle'), of('overdue')])).flat()
}

/** Counts the sessions that match under each value of these parts. Who is not over is under no `end`. */
export async function sessionTallies(
  ctx: Context,
  filter: SessionFilter,
  parts: readonly string[],
  pace = tallyPace,
): Promise<SessionTallies> {
  const began = performance.now()
  const { tallies: known, rest } = await countedDays(ctx, filter, parts)
  const tallies: SessionTally[] = []
  const add = (found: readonly SessionTally[]) => {
    // One after the other: a great many arguments at once are too much for a call.
    for (const one of found) if (one.part !== 'end' || one.a !== '') tallies.push(one)
    return false
  }
  add(known)
  const owner = ownerOf(ctx, filter)
  const byWord = Boolean(filter.text) && (await isByWord())
  if (parts.includes('end')) add(await unnoticed(ctx, filter, owner))
  for (const of of rest)
    for (const part of partsOf(of)) {
      const search: Search = { ctx, filter: of, part, owner }
      const indexed = indexedOf(ctx, of, part, byWord)
      const steps: Steps = {
        few: false,
        byKey: async (slice) => add(await byKey(search, slice, parts)),
        byDay: async (stretch, within) => add(indexed === null ? [] : await byDay(search, indexed, stretch, within, parts)),
      }
      const left = { ...pace, mostMs: pace.mostMs - (performance.now() - began) }
      const stopped = await walk(await groundOf(search), wholeOf(ctx, of, 'down'), steps, left)
      if (stopped !== null) return { tallies, since: new Date(momentOf(stopped)) }
    }
  return { tallies, since: null }
}
