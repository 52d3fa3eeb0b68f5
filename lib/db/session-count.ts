import 'server-only'
import type { Context } from '@/lib/access/context'
import type { SessionFilter } from './session-filter'
import { sessionWalk } from './session-walk'
import { type Count, countBy, patient } from './walk-count'

/** How many sessions match. */
export const countOf = (ctx: Context, filter: SessionFilter, exact: boolean, pace = patient): Promise<Count> =>
  countBy(sessionWalk(ctx, filter), exact, pace)
