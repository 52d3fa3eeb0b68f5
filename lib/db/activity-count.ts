import 'server-only'
import type { Context } from '@/lib/access/context'
import type { ActivityFilter } from './activity-filter'
import { activityWalk } from './activity-walk'
import { type Count, countBy, patient } from './walk-count'

/** How many activities match. */
export const countActivities = (ctx: Context, filter: ActivityFilter, exact: boolean, pace = patient): Promise<Count> =>
  countBy(activityWalk(ctx, filter), exact, pace)
