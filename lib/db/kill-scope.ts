import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { isOpen } from './session-columns'
import type { SessionFilter } from './session-filter'
import { matchesSql } from './session-matches'
import { changeableSql, visibleSql } from './visible'

/** Whose sessions are meant by a kill of many: one person's, everybody's but the own session, or what matches the list's filter. */
export type KillScope =
  /** The id of a person, or of one of their sessions. */
  { readonly kind: 'user'; readonly of: string } | { readonly kind: 'others' } | { readonly kind: 'filter'; readonly filter: SessionFilter }

/** Active sessions that are meant, also those that will be passed over: the own one and those out of reach. */
export function meant(ctx: Context, scope: KillScope): Prisma.Sql {
  return Prisma.sql`FROM public.sessions s CROSS JOIN public.settings c
    WHERE ${visibleSql(ctx, 'session', 's')} AND s.ended_at IS NULL AND ${isOpen} AND ${narrowed(ctx, scope)}`
}

function narrowed(ctx: Context, scope: KillScope): Prisma.Sql {
  if (scope.kind === 'user')
    return Prisma.sql`s.user_id IN (SELECT ${scope.of}::uuid UNION ALL SELECT o.user_id FROM public.sessions o WHERE o.id = ${scope.of}::uuid)`
  if (scope.kind === 'others') return Prisma.sql`s.id <> ${ctx.sessionId}::uuid`
  return matchesSql(ctx, scope.filter)
}

/** Whether a session that is meant will end: it is not the own one, and the policy's page does not put it out of reach. */
export const willEnd = (ctx: Context): Prisma.Sql => Prisma.sql`(s.id <> ${ctx.sessionId}::uuid AND ${changeableSql(ctx, 'session', 's')})`
