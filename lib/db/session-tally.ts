import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { momentOf } from './id-days'
import { runPlanned } from './run'
import { type Indexed, indexedOf, isByWord, ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import { sessionKey } from './session-keys'
import { type Part, partsOf } from './session-parts'
import { among, beyond, days, ofDay, type Search, wantedOnly } from './session-scans'
import { countedDays, type SessionTally } from './session-tally-days'
import { groundOf, wholeOf } from './session-walk'
import { type Days, type Pace, type Steps, type Stretch, walk } from './walk'

/** `since` is null where all were counted, else only those that started since then were: the time was up. */
export type SessionTallies = { readonly tallies: readonly SessionTally[]; readonly since: Date | null }

/** All rows are wanted, by somebody who sees the rest of the page meanwhile. */
const tallyPace: Pace = { firstRows: 16_000, mostMs: 4_000 }

/** The parts, each with what it is told by. */
const columns = {
  role: ['role'],
  device: ['device', 'vendor', 'model'],
  browser: ['browser', 'browser_major'],
  os: ['os', 'os_version'],
  place: ['country', 'region', 'city'],
  network: ['network', 'asn', 'operator'],
  end: ['reason', 'lasted'],
  quarter: ['quarter'],
} as const
export type TallyPart = keyof typeof columns

/** Counts the rows under each part's values in one pass over them (GROUPING SETS); columns of the parts that a row does not tell are null. */
function counted(from: Prisma.Sql, row: Prisma.Sql, where: Prisma.Sql, parts: readonly TallyPart[]): Promise<SessionTally[]> {
  const named = parts.map((part) => columns[part].map((name) => `v.${name}`))
  const nth = (at: number) => named.flatMap((names) => names[at] ?? []).concat("''")
  const told = parts.map((part) => `WHEN grouping(v.${columns[part][0]}) THEN '${part}'`)
  return runPlanned(Prisma.sql`SELECT CASE 0 ${Prisma.raw(told.join(' '))} END AS part, COALESCE(${Prisma.raw(nth(0).join())}) AS a,
      COALESCE(${Prisma.raw(nth(1).join())}) AS b, COALESCE(${Prisma.raw(nth(2).join())}) AS c, count(*)::int AS count
    ${from} CROSS JOIN LATERAL public.session_values(${row}) AS v WHERE ${where}
    GROUP BY GROUPING SETS (${Prisma.raw(named.map((names) => `(${names.join()})`).join())})`)
}

const byKey = (search: Search, slice: Stretch, parts: readonly TallyPart[]) =>
  counted(
    Prisma.sql`FROM public.sessions s CROSS JOIN public.settings c`,
    Prisma.sql`s`,
    Prisma.sql`${among(search)}${beyond(slice)} AND ${wantedOnly(search)}`,
    parts,
  )

const byDay = (search: Search, indexed: Indexed, stretch: Stretch, { first, last }: Days, parts: readonly TallyPart[]) =>
  counted(
    Prisma.sql`FROM ${days(first, last)} CROSS JOIN LATERAL (SELECT s.* ${ofDay(search, indexed, stretch)}) AS s`,
    Prisma.sql`ROW(s.*)::public.sessions`,
    Prisma.sql`true`,
    parts,
  )

/** Sessions that ran out and have not been told so: how they will have ended. */
async function unnoticed(ctx: Context, filter: SessionFilter, owner: string | null): Promise<readonly SessionTally[]> {
  if (!partsOf({ ...filter, status: 'terminated' }).includes('idle') || filter.status === 'active') return []
  const of = (part: Part) =>
    runPlanned<SessionTally>(Prisma.sql`SELECT 'end' AS part, ${sessionKey('reason')} AS a, ${sessionKey('duration')} AS b, '' AS c, count(*)::int AS count
      FROM public.sessions s CROSS JOIN public.settings c WHERE ${among({ ctx, filter, part, owner })}${wantedOnly({ ctx, filter, part, owner })} GROUP BY 1, 2, 3`)
  return (await Promise.all([of('idle'), of('overdue')])).flat()
}

/** Counts the sessions that match under each value of these parts. Who is not over is under no `end`. */
export async function sessionTallies(
  ctx: Context,
  filter: SessionFilter,
  parts: readonly TallyPart[],
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
