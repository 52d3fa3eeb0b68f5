import 'server-only'
import { Prisma } from './generated/client'
import type { Run } from './run'
import type { Indexed } from './session-facets'
import { sessionKey } from './session-keys'
import { among, beyond, days, ofDay, type Search, wantedOnly } from './session-scans'
import type { SessionTally } from './session-tally-days'
import type { Days, Stretch } from './walk'

/** The parts, each with what it is told by. */
export const columns = {
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

/** A search of which every statement sees one snapshot. */
export type TallySearch = Search & { readonly run: Run }

/** Counts the rows under each part's values in one pass over them (GROUPING SETS); columns of the parts that a row does not tell are null. Who is not over is under no `end`. */
async function counted(
  run: Run,
  from: Prisma.Sql,
  row: Prisma.Sql,
  where: Prisma.Sql,
  parts: readonly TallyPart[],
): Promise<SessionTally[]> {
  const named = parts.map((part) => columns[part].map((name) => `v.${name}`))
  const nth = (at: number) => named.flatMap((names) => names[at] ?? []).concat("''")
  const told = parts.map((part) => `WHEN grouping(v.${columns[part][0]}) THEN '${part}'`)
  const found =
    await run<SessionTally>(Prisma.sql`SELECT CASE 0 ${Prisma.raw(told.join(' '))} END AS part, COALESCE(${Prisma.raw(nth(0).join())}) AS a,
      COALESCE(${Prisma.raw(nth(1).join())}) AS b, COALESCE(${Prisma.raw(nth(2).join())}) AS c, count(*)::int AS count
    ${from} CROSS JOIN LATERAL public.session_values(${row}) AS v WHERE ${where}
    GROUP BY GROUPING SETS (${Prisma.raw(named.map((names) => `(${names.join()})`).join())})`)
  return found.filter(({ part, a }) => part !== 'end' || a !== '')
}

/** Of a slice by key. */
export const tallyByKey = (search: TallySearch, slice: Stretch, parts: readonly TallyPart[]): Promise<SessionTally[]> =>
  counted(
    search.run,
    Prisma.sql`FROM public.sessions s CROSS JOIN public.settings c`,
    Prisma.sql`s`,
    Prisma.sql`${among(search)}${beyond(slice)} AND ${wantedOnly(search)}`,
    parts,
  )

/** Of days, by the index of facets. */
export const tallyByDay = (
  search: TallySearch,
  indexed: Indexed,
  stretch: Stretch,
  { first, last }: Days,
  parts: readonly TallyPart[],
): Promise<SessionTally[]> =>
  counted(
    search.run,
    Prisma.sql`FROM ${days(first, last)} CROSS JOIN LATERAL (SELECT s.* ${ofDay(search, indexed, stretch)}) AS s`,
    Prisma.sql`ROW(s.*)::public.sessions`,
    Prisma.sql`true`,
    parts,
  )

/** Sessions of an open part that ran out and have not been told so: how they will have ended. */
export const tallyUnnoticed = (search: TallySearch): Promise<SessionTally[]> =>
  search.run(Prisma.sql`SELECT 'end' AS part, ${sessionKey('reason')} AS a, ${sessionKey('duration')} AS b, '' AS c, count(*)::int AS count
    FROM public.sessions s CROSS JOIN public.settings c WHERE ${among(search)}${wantedOnly(search)} GROUP BY 1, 2, 3`)
