import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { type FacetField, facetFields, type SessionFilter } from './session-filter'
import { patternsOf, searched } from './session-matches'
import { ruleFor } from './visible'

/** What the index can be asked for: a session has at least one facet of each group, and contains the pattern. */
export type Indexed = { readonly groups: readonly (readonly string[])[]; readonly pattern: string | null }

/** Shorter words have no trigram. */
const SHORTEST_WORD = 3

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

/** An open session may have run out unnoticed; one that has not has no reason. */
function ofReason(reason: string): string[] {
  if (reason === '') return ['sopen']
  return reason === 'idle' || reason === 'time_limit' ? [`e${reason}`, 'sopen'] : [`e${reason}`]
}

const facetsOf = (field: FacetField, values: readonly string[]): string[] =>
  field === 'reason'
    ? [...new Set(values.flatMap(ofReason))]
    : values.map((value) => letters[field] + (field === 'user' ? value.toLowerCase() : value))

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

/** What of a filter the index serves; null when it serves nothing of it. Lists compare all of the filter once more. */
export function indexedOf(ctx: Context, filter: SessionFilter): Indexed | null {
  const groups = facetFields.flatMap((field) => {
    const is = filter.equal?.[field]?.is ?? []
    return is.length === 0 ? [] : [facetsOf(field, is)]
  })
  const blocks = filter.ip?.is ?? []
  if (blocks.length > 0 && !blocks.some(isWide)) groups.push(blocks.map((block) => `i${block}`))
  if (ruleFor(ctx, 'session').see !== 'all') groups.push([`u${ctx.userId}`])
  const longest = patternsOf(filter.text).sort((a, b) => b.length - a.length)[0] ?? ''
  const pattern = longest.length >= SHORTEST_WORD + 2 ? longest : null
  if (groups.length === 0 && pattern === null) return null
  if (filter.status === 'active') groups.push(['sopen'])
  return { groups: groups.length === 0 ? [['sopen', 'sended']] : groups, pattern }
}

const facets = Prisma.sql`public.session_facets(s.id, s.user_id, s.role, s.device_type, s.browser, s.os, s.country, s.city, s.network_class, s.ip, s.ended_at, s.end_reason)`

/** The condition that the index serves, for the sessions of one day; `day` is an SQL expression. */
export function indexedSql({ groups, pattern }: Indexed, day: Prisma.Sql): Prisma.Sql {
  const all = groups.map((group) => Prisma.sql`${facets} && public.session_facets_asked(${day}, ${group as string[]}::text[])`)
  if (pattern !== null) all.push(Prisma.sql`${searched} LIKE lower(${pattern})`)
  return Prisma.join(all, ' AND ')
}
