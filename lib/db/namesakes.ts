import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { ruleFor, visibleSql } from './visible'

/**
 * Whether a name that is shown, of the person with this id, does not tell who that is: somebody else in sight has one that looks the same, or it holds
 * what looks like an address. One probe of an index; who sees only themselves has no namesakes. The key stands in a SELECT of its own, so that it is worked out once.
 */
export const isSharedName = (
  ctx: Context,
  name: Prisma.Sql,
  id: Prisma.Sql,
) => Prisma.sql`(position('@' IN normalize(${name}, NFKC)) > 0 OR EXISTS (
  SELECT FROM public.users k WHERE k.name_key = (SELECT public.name_key(${name})) AND k.id <> ${id} AND ${visibleSql(ctx, 'user', 'k')}))`

/** Empty where the person was deleted since, for those who see everybody; of nobody else this is told. */
const goneOf = (ctx: Context, id: Prisma.Sql) =>
  ruleFor(ctx, 'user').see === 'all'
    ? Prisma.sql`(SELECT '' FROM public.users k WHERE k.id = ${id} AND k.status = 'deleted')`
    : Prisma.sql`NULL`

/** The address to stand beside such a name: null where the name is enough or nobody's in sight, empty where the person was deleted since. */
export const addressBeside = (
  ctx: Context,
  name: Prisma.Sql,
  id: Prisma.Sql,
) => Prisma.sql`CASE WHEN ${id} IS NOT NULL AND ${isSharedName(ctx, name, id)}
  THEN COALESCE((SELECT k.email FROM public.users k WHERE k.id = ${id} AND ${visibleSql(ctx, 'user', 'k')}), ${goneOf(ctx, id)}) END`
