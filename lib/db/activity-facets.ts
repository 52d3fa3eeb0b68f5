import 'server-only'
import type { Context } from '@/lib/access/context'
import { type ActivityField, type ActivityFilter, activityFields } from './activity-filter'
import { storedValues } from './activity-matches'
import { Prisma } from './generated/client'
import { ruleFor } from './visible'

/** What the index can be asked for: an activity has at least one facet of each group. A facet is an SQL expression. */
export type Indexed = readonly (readonly Prisma.Sql[])[]

/** The number of each field, with which log.activity_facets makes its hashes; addresses have the ninth. */
const seeds: Record<ActivityField, number> = { kind: 1, action: 2, actor: 3, type: 4, outcome: 5, source: 6, session: 7, resource: 8 }
const ADDRESS = 9

/** Fields whose common values may never meet have a facet for each two of them. */
const paired = ['kind', 'action', 'actor', 'type', 'outcome', 'source', 'session'] as const

/** All values that a field can have: all but some of them are some as well. */
const closed: { readonly [F in ActivityField]?: readonly string[] } = {
  kind: ['change', 'read', 'sign_in', 'access', 'system'],
  outcome: ['ok', 'refused', 'failed'],
  source: ['web', 'api', 'job', 'outside'],
}

/** More combinations than these are looked for by each field apart. */
const MOST_COMBINATIONS = 32

type Asked = { readonly field: ActivityField; readonly values: readonly string[] }

/** What is wrong with the claim to a session: those activities have pairs. The others of a session are few. */
const isFlag = (value: string) => ['', 'unknown', 'ended', 'malformed'].includes(value)

const hash = (field: ActivityField, value: string) => Prisma.sql`hashtextextended(${value}::text, ${seeds[field]}::bigint)`

function askedOf(ctx: Context, { equal }: ActivityFilter): Asked[] {
  const asked: Asked[] = activityFields.flatMap((field) => {
    const is = equal?.[field]?.is ?? []
    return is.length > 0 ? [{ field, values: storedValues(field, is) }] : []
  })
  if (ruleFor(ctx, 'activity').see !== 'all') asked.push({ field: 'actor', values: [ctx.userId ?? ''] })
  return asked
}

/** Fields of which some values are left out, as those that are left. Alone they are no reason to ask the index: that would be nearly everything. */
const leftOf = ({ equal }: ActivityFilter): Asked[] =>
  activityFields.flatMap((field) => {
    const { is = [], not = [] } = equal?.[field] ?? {}
    const all = closed[field]
    return is.length === 0 && not.length > 0 && all ? [{ field, values: all.filter((value) => !not.includes(value)) }] : []
  })

const mayPair = ({ field, values }: Asked) =>
  (paired as readonly ActivityField[]).includes(field) && (field !== 'session' || values.every(isFlag))

/** Whether a block is wider than the widest network that has a facet (/16, /32). */
function isWide(block: string): boolean {
  const [address = '', bits] = block.split('/')
  return bits !== undefined && Number(bits) < (address.includes(':') ? 32 : 16)
}

/** An address as its facet has it, and a block as the smallest network with a facet that holds all of it. */
const network = (block: string) => {
  const ip = Prisma.sql`${block}::inet`
  return Prisma.sql`hashtextextended((SELECT CASE WHEN masklen(b) = CASE family(b) WHEN 4 THEN 32 ELSE 128 END THEN host(b) ELSE network(set_masklen(b,
    (SELECT max(m) FROM unnest(CASE family(b) WHEN 4 THEN '{16,24}'::int[] ELSE '{32,48,64}' END) AS m WHERE m <= masklen(b))))::text END
    FROM (SELECT ${ip} AS b) AS asked), ${ADDRESS}::bigint)`
}

/** What of a filter the index serves; null when it serves nothing of it. Lists compare all of the filter once more. */
export function indexedOf(ctx: Context, filter: ActivityFilter): Indexed | null {
  const blocks = filter.ip?.is ?? []
  const byAddress = blocks.length > 0 && !blocks.some(isWide)
  const said = askedOf(ctx, filter)
  if (said.length === 0 && !byAddress) return null
  const asked = [...said, ...leftOf(filter)]
  const groups: (readonly Prisma.Sql[])[] = []
  const covered = new Set<Asked>()
  for (const [at, one] of asked.entries())
    for (const other of asked.slice(at + 1)) {
      const many = one.values.length * other.values.length
      if (one.field === other.field || !mayPair(one) || !mayPair(other) || many === 0 || many > MOST_COMBINATIONS) continue
      groups.push(one.values.flatMap((a) => other.values.map((b) => Prisma.sql`(${hash(one.field, a)} # ${hash(other.field, b)})`)))
      covered.add(one).add(other)
    }
  for (const one of said) if (!covered.has(one)) groups.push(one.values.map((value) => hash(one.field, value)))
  if (byAddress) groups.push(blocks.map(network))
  return groups
}

const facets = Prisma.sql`log.activity_facets(a.kind, a.action, a.actor_kind, a.actor_id, a.actor_name, a.resource_type, a.resource_id, a.outcome, a.source,
  a.session_id, a.session_flag, a.ip)`

/** The facets that are asked for, worked out once in a statement, as its first WITH. */
export const askedSql = (indexed: Indexed): Prisma.Sql =>
  Prisma.sql`WITH asked AS MATERIALIZED (SELECT ${Prisma.join(indexed.map((group, at) => Prisma.sql`ARRAY[${Prisma.join([...group])}]::bigint[] AS ${Prisma.raw(`g${at}`)}`))})`

/**
 * The condition that the index serves. The arrays come by a subquery, so that the planner guesses that few match, whatever it knows of a day: it must
 * use this index, and need not read what it knows.
 */
export const indexedSql = (indexed: Indexed): Prisma.Sql =>
  Prisma.join(
    indexed.map((_, at) => Prisma.sql`${facets} && (SELECT ${Prisma.raw(`g${at}`)} FROM asked)`),
    ' AND ',
  )
