import 'server-only'
import type { Context } from '@/lib/access/context'
import type { FacetChoice } from './facet-choice'
import { Prisma } from './generated/client'
import { visibleSql } from './visible'

type Subject = 'session' | 'activity'

/** Where nobody gave a state, and for whoever may see no reviews. */
const NO_STATE = 'none'

const given = (ctx: Context, type: Subject) =>
  Prisma.sql`public.reviews r WHERE ${visibleSql(ctx, 'review', 'r')} AND r.subject_type = ${type} AND r.state IS NOT NULL`

/** What counts now of a record's state, null where there is none. `id` is an SQL expression. */
export const stateOf = (ctx: Context, type: Subject, id: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT r.state FROM ${given(ctx, type)} AND r.subject_id = ${id} ORDER BY r.id DESC LIMIT 1)`

/** Whether a record's state is among those that are asked for. Nothing where none is, so that other statements stay as they are. */
export function reviewedSql(ctx: Context, type: Subject, id: Prisma.Sql, choice: FacetChoice | undefined): Prisma.Sql[] {
  const { is = [], not = [] } = choice ?? {}
  const state = Prisma.sql`COALESCE(${stateOf(ctx, type, id)}, ${NO_STATE})`
  return [
    ...(is.length > 0 ? [Prisma.sql`${state} = ANY (${is as string[]}::text[])`] : []),
    ...(not.length > 0 ? [Prisma.sql`${state} <> ALL (${not as string[]}::text[])`] : []),
  ]
}

/**
 * Records with a state, where only such are asked for, with the AND: people give them, so they are some thousand at most, and a search need not look at
 * any other. The array comes by a subquery, so that the planner takes it for few and goes by the key.
 */
export function amongReviewed(ctx: Context, type: Subject, id: Prisma.Sql, choice: FacetChoice | undefined): Prisma.Sql {
  const { is = [], not = [] } = choice ?? {}
  const withState = (is.length > 0 && !is.includes(NO_STATE)) || not.includes(NO_STATE)
  return withState ? Prisma.sql`${id} = ANY (ARRAY(SELECT DISTINCT r.subject_id FROM ${given(ctx, type)})) AND ` : Prisma.empty
}
