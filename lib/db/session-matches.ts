import 'server-only'
import type { Context } from '@/lib/access/context'
import type { FacetChoice } from './facet-choice'
import { Prisma } from './generated/client'
import { isId } from './id-days'
import { reviewedSql } from './review-filter'
import { type EqualField, facetFields, plainFields, type SessionFilter } from './session-filter'
import { hourKey, matchesOneOf, sessionKey } from './session-keys'
import { mappedSql } from './session-map'
import { isLive } from './session-parts'
import { patternsOf } from './word-patterns'

/** Only `user` may hold what is no id (typed by hand): it then matches nobody instead of failing the statement. */
const storable = (field: EqualField, values: readonly string[]) => (field === 'user' ? values.filter(isId) : values)

function equals(ctx: Context, field: EqualField, { equal, zone = 'UTC' }: SessionFilter): Prisma.Sql {
  const choice = equal?.[field]
  if (field === 'at' || field === 'older') return oneOf(matchesOneOf[field], choice)
  const type = Prisma.raw(field === 'user' ? 'uuid[]' : 'text[]')
  const is = choice && choice.is.length > 0 ? storable(field, choice.is) : null
  const not = choice && choice.not.length > 0 ? storable(field, choice.not) : null
  const x = field === 'hour' ? hourKey(ctx, zone) : sessionKey(field)
  return Prisma.sql`(${is}::${type} IS NULL OR ${x} = ANY (${is}::${type})) AND (${not}::${type} IS NULL OR ${x} <> ALL (${not}::${type}))`
}

function oneOf(matches: (values: readonly string[]) => Prisma.Sql, { is, not }: FacetChoice = { is: [], not: [] }): Prisma.Sql {
  const some = is.length > 0 ? matches(is) : Prisma.sql`true`
  return not.length > 0 ? Prisma.sql`${some} AND NOT ${matches(not)}` : some
}

function within(ip: FacetChoice | undefined): Prisma.Sql {
  const is = ip && ip.is.length > 0 ? ip.is : null
  const not = ip && ip.not.length > 0 ? ip.not : null
  return Prisma.sql`(${is}::inet[] IS NULL OR s.ip <<= ANY (${is}::inet[])) AND (${not}::inet[] IS NULL OR s.ip IS NULL OR NOT s.ip <<= ANY (${not}::inet[]))`
}

/** What free text is looked for in. It must read as the index does (prisma/migrations/…_facets). */
export const searched = Prisma.sql`public.session_search(s.user_name, s.user_email, s.ip, s.city, s.region, s.country, s.device_vendor, s.device_model, s.browser, s.os)`

type Condition = { readonly sql: Prisma.Sql; readonly isAsked: boolean }

/**
 * All that can be asked for. What is not asked for is a null among the parameters; of reviews, moments, parts of the map and fields that are rarely asked for
 * nothing stands there.
 */
function conditionsOf(ctx: Context, filter: SessionFilter): readonly Condition[] {
  const { status = null, from = null, to = null } = filter
  const patterns = patternsOf(filter.text)
  const words = patterns.length > 0 ? patterns : null
  const field = (one: EqualField): Condition => ({ sql: equals(ctx, one, filter), isAsked: filter.equal?.[one] !== undefined })
  return [
    { sql: Prisma.sql`(${from}::timestamptz IS NULL OR s.started_at >= ${from}::timestamptz)`, isAsked: from !== null },
    { sql: Prisma.sql`(${to}::timestamptz IS NULL OR s.started_at < ${to}::timestamptz)`, isAsked: to !== null },
    ...facetFields.map(field),
    ...plainFields.filter((one) => filter.equal?.[one] !== undefined).map(field),
    { sql: within(filter.ip), isAsked: filter.ip !== undefined },
    ...[...reviewedSql(ctx, 'session', Prisma.sql`s.id`, filter.review), ...mappedSql(filter)].map(
      (sql): Condition => ({ sql, isAsked: true }),
    ),
    { sql: Prisma.sql`(${status}::text IS NULL OR (${status}::text = 'active') = ${isLive})`, isAsked: status !== null },
    {
      sql: Prisma.sql`(${words}::text[] IS NULL OR ${searched} LIKE ALL (ARRAY(SELECT lower(w) FROM unnest(${words}::text[]) AS w)))`,
      isAsked: words !== null,
    },
  ]
}

const all = (conditions: readonly Condition[]) => Prisma.join([Prisma.sql`true`, ...conditions.map(({ sql }) => sql)], ' AND ')

/** Whether session `s` matches, exactly and without any index; `c` is the settings row. One text for nearly all filters, so that named statements stay few. */
export const matchesSql = (ctx: Context, filter: SessionFilter): Prisma.Sql => all(conditionsOf(ctx, filter))

/** The same with nothing in it that is not asked for: each row of many is spared the forty questions whether it is. For statements that are planned each time. */
export const matchesOnlySql = (ctx: Context, filter: SessionFilter): Prisma.Sql =>
  all(conditionsOf(ctx, filter).filter(({ isAsked }) => isAsked))
