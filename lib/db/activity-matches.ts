import 'server-only'
import type { Context } from '@/lib/access/context'
import { type ActivityField, type ActivityFilter, activityFields } from './activity-filter'
import type { FacetChoice } from './facet-choice'
import { Prisma } from './generated/client'
import { isId } from './id-days'
import { reviewedSql } from './review-filter'
import { patternsOf } from './word-patterns'

/** What a field is compared by; an activity without the thing has the empty string, and one without a record has no resource at all. */
const expressions: Record<Exclude<ActivityField, 'session'>, Prisma.Sql> = {
  kind: Prisma.sql`a.kind`,
  action: Prisma.sql`a.action`,
  actor: Prisma.sql`COALESCE(a.actor_id::text, a.actor_kind || ':' || a.actor_name)`,
  type: Prisma.sql`COALESCE(a.resource_type, '')`,
  resource: Prisma.sql`COALESCE(a.resource_type, '') || ':' || a.resource_id`,
  outcome: Prisma.sql`a.outcome`,
  source: Prisma.sql`a.source`,
}

/** Values as they are stored: ids are in small letters. */
export const storedValues = (field: ActivityField, values: readonly string[]): string[] =>
  values.map((value) => (isId(value) && field !== 'resource' ? value.toLowerCase() : value))

const isAnyOf = (field: ActivityField, values: readonly string[]): Prisma.Sql => {
  const any = Prisma.sql`ANY (${storedValues(field, values)}::text[])`
  if (field !== 'session') return Prisma.sql`COALESCE(${expressions[field]} = ${any}, false)`
  return Prisma.sql`COALESCE(a.session_id::text = ${any}, false) OR COALESCE(CASE a.session_flag WHEN 'none' THEN '' ELSE a.session_flag END = ${any}, false)`
}

const within = (blocks: readonly string[]): Prisma.Sql => Prisma.sql`COALESCE(a.ip <<= ANY (${blocks as string[]}::inet[]), false)`

function chosen({ is, not }: FacetChoice, isAny: (values: readonly string[]) => Prisma.Sql): Prisma.Sql[] {
  return [...(is.length > 0 ? [Prisma.sql`(${isAny(is)})`] : []), ...(not.length > 0 ? [Prisma.sql`NOT (${isAny(not)})`] : [])]
}

const valuesOf = (fields: Prisma.Sql) =>
  Prisma.sql`(SELECT string_agg(value, chr(10)) FROM jsonb_each_text(CASE jsonb_typeof(${fields}) WHEN 'object' THEN ${fields} END))`

/** What free text is looked for in, in small letters. */
const searched = Prisma.sql`lower(concat_ws(chr(10), a.resource_label, a.actor_name, ${valuesOf(Prisma.sql`a.before`)}, ${valuesOf(Prisma.sql`a.after`)}))`

/** Whether activity `a` matches, but for its moment: that is in its id. Only what is asked for stands in it, since these statements are planned each time. */
export function matchesSql(ctx: Context, { equal, ip, text, review }: ActivityFilter): Prisma.Sql {
  const words = patternsOf(text)
  const all = activityFields.flatMap((field) => {
    const choice = equal?.[field]
    return choice ? chosen(choice, (values) => isAnyOf(field, values)) : []
  })
  all.push(...reviewedSql(ctx, 'activity', Prisma.sql`a.id`, review))
  if (ip) all.push(...chosen(ip, within))
  if (words.length > 0) all.push(Prisma.sql`${searched} LIKE ALL (ARRAY(SELECT lower(w) FROM unnest(${words}::text[]) AS w))`)
  return all.length === 0 ? Prisma.sql`true` : Prisma.join(all, ' AND ')
}
