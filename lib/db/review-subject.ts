import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { lowestAt } from './id-days'
import { viewsGoSooner, visibleSql } from './visible'

/** Whether what review `r` is about is in sight: a review is no longer seen than its subject. An activity's moment is that of its id. */
export function subjectInSight(ctx: Context): Prisma.Sql {
  const activity = viewsGoSooner(ctx)
    ? Prisma.sql`EXISTS (SELECT FROM log.activities a WHERE a.id = r.subject_id AND ${visibleSql(ctx, 'activity', 'a')})`
    : Prisma.sql`r.subject_id >= ${lowestAt(ctx.visibleSince.getTime())}::uuid`
  return Prisma.sql`CASE r.subject_type WHEN 'activity' THEN ${activity}
    WHEN 'case' THEN EXISTS (SELECT FROM public.cases d WHERE d.id = r.subject_id AND ${visibleSql(ctx, 'case', 'd')})
    ELSE EXISTS (SELECT FROM public.sessions s WHERE s.id = r.subject_id AND ${visibleSql(ctx, 'session', 's')}) END`
}
