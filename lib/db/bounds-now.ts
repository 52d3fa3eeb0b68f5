import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { run } from './run'
import { viewsSince, visibleSince } from './visible-since'

type Bounds = Pick<UserContext, 'now' | 'visibleSince' | 'viewsSince'>

/**
 * The same person at this moment of the database's clock: what has grown too old since the context was made, or by a policy that came since, is out of sight.
 * For what goes on for long; a page keeps the moment at which it was asked for.
 */
export async function atThisMoment(ctx: UserContext): Promise<UserContext> {
  const [bounds] = await run<Bounds>(
    Prisma.sql`SELECT now() AS now, ${visibleSince} AS "visibleSince", ${viewsSince} AS "viewsSince" FROM public.settings c`,
  )
  return { ...ctx, ...bounds }
}
