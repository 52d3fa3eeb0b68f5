import 'server-only'
import { Prisma } from './generated/client'

/**
 * The least start, or last activity, of sessions that end by themselves at `bound` or later: public.session_ends_at turned round, so that a
 * statement works it out once and not for each row.
 */
export const endsSince = (what: 'started' | 'active', bound: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT public.session_${Prisma.raw(what)}_since(${bound}, b) FROM public.settings b)`
