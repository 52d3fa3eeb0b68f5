import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { run } from './run'
import { type FacetField, facetFields, type SessionFilter } from './session-filter'
import { searched } from './session-matches'
import type { Part } from './session-parts'
import { ruleFor } from './visible'
import { patternsOf } from './word-patterns'

/** What the index can be asked for: a session has at least one facet of each group, and matches each pattern. */
export type Indexed = { readonly groups: readonly (readonly string[])[]; readonly patterns: readonly string[] }

/** Shorter words have no trigram. */
const SHORTEST_WORD = 3
/** The index is asked for the first words only; the rest is compared. */
const MOST_WORDS = 3

/** As public.session_facets writes them, without the day. */
const letters: Record<Exclude<FacetField, 'reason'>, string> = {
  user: 'u',
  role: 'r',
  device: 'd',
  browser: 'b',
  os: 'o',
  country: 'l',
  city: 'c',
  network: 'n',
}

/**
 * Fields of which one tells of the other have facets for both at once, by this letter: two common values of theirs often never meet, and single
 * facets would be read to the end for that.
 */
const pairs = [
  ['B', 'device', 'browser'],
  ['O', 'device', 'os'],
  ['S', 'browser', 'os'],
  ['C', 'country', 'city'],
  ['N', 'country', 'network'],
] as const

/** More combinations than these are looked for by each field apart. */
const MOST_COMBINATIONS = 16

const chosenOf = (filter: SessionFilter, field: FacetField) => filter.equal?.[field]?.is ?? []

/** Facets of two fields at once that the filter asks for, with the fields that they stand for. */
const pairsOf = (filter: SessionFilter) =>
  pairs
    .map(([letter, a, b]) => ({
      fields: [a, b] as readonly FacetField[],
      facets: chosenOf(filter, a).flatMap((one) => chosenOf(filter, b).map((other) => `${letter}${one}\n${other}`)),
    }))
    .filter(({ facets }) => facets.length > 0 && facets.length <= MOST_COMBINATIONS)

const facetsOf = (field: Exclude<FacetField, 'reason'>, values: readonly string[]): string[] =>
  values.map((value) => letters[field] + (field === 'user' ? value.toLowerCase() : value))

/** Whether a block is wider than the widest network that has a facet (/8, /32). */
function isWide(block: string): boolean {
  const [address = '', bits] = block.split('/')
  return bits !== undefined && Number(bits) < (address.includes(':') ? 32 : 8)
}

/** The own user id where the policy shows only one's own. */
export function ownerOf(ctx: Context, filter: SessionFilter): string | null {
  const { see } = ruleFor(ctx, 'session')
  if (see !== 'all') return ctx.userId
  const chosen = filter.equal?.user?.is ?? []
  return chosen.length === 1 && /^[0-9a-f-]{36}$/i.test(chosen[0] ?? '') ? (chosen[0] ?? null) : null
}

/** Every session of a part has one of them. */
const ofPart: Record<Part, readonly string[]> = {
  any: ['sopen', 'sended'],
  ended: ['sended'],
  open: ['sopen'],
  idle: ['sopen'],
  overdue: ['sopen'],
}

/** What of a filter the index serves in a part; null when it serves nothing of it. `byWord`: it knows words too. Lists compare all of the filter once more. */
export function indexedOf(ctx: Context, filter: SessionFilter, part: Part, byWord: boolean): Indexed | null {
  const both = pairsOf(filter)
  const groups: (readonly string[])[] = both.map(({ facets }) => facets)
  for (const field of facetFields) {
    const is = chosenOf(filter, field)
    if (field !== 'reason' && is.length > 0 && !both.some(({ fields }) => fields.includes(field))) groups.push(facetsOf(field, is))
  }
  const blocks = filter.ip?.is ?? []
  if (blocks.length > 0 && !blocks.some(isWide)) groups.push(blocks.map((block) => `i${block}`))
  if (ruleFor(ctx, 'session').see !== 'all') groups.push([`u${ctx.userId}`])
  const reasons = chosenOf(filter, 'reason')
  if (part === 'ended' && reasons.length > 0) groups.push(reasons.map((reason) => `e${reason}`))
  const words = patternsOf(byWord ? filter.text : undefined)
  const patterns = words.filter((pattern) => pattern.length >= SHORTEST_WORD + 2).slice(0, MOST_WORDS)
  if (groups.length === 0 && patterns.length === 0) return null
  if (groups.length === 0 || !['any', 'ended'].includes(part)) groups.push(ofPart[part])
  return { groups, patterns }
}

let knowsWords: Promise<boolean> | undefined

/** Whether the index knows words: pg_trgm may have been missing when it was made. Asked once in a process. */
export function isByWord(): Promise<boolean> {
  knowsWords ??= run<{ both: boolean }>(
    Prisma.sql`SELECT indnkeyatts = 2 AS both FROM pg_index WHERE indexrelid = 'public.sessions_facets'::regclass`,
  ).then(
    ([index]) => index?.both ?? false,
    (error) => {
      knowsWords = undefined
      throw error
    },
  )
  return knowsWords
}

const facets = Prisma.sql`public.session_facets(s.id, s.user_id, s.role, s.device_type, s.browser, s.os, s.country, s.city, s.network_class, s.ip, s.ended_at, s.end_reason)`

/** The condition that the index serves, for the sessions of one day; `day` is an SQL expression. */
export function indexedSql({ groups, patterns }: Indexed, day: Prisma.Sql): Prisma.Sql {
  const all = groups.map((group) => Prisma.sql`${facets} && public.session_facets_asked(${day}, ${group as string[]}::text[])`)
  all.push(...patterns.map((pattern) => Prisma.sql`${searched} LIKE lower(${pattern})`))
  return Prisma.join(all, ' AND ')
}
