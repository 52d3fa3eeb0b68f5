import { readPreferences } from '@/app/_ui/preferences'
import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { activityCsv } from '@/lib/activities/activity-csv'
import { activityFilterOf } from '@/lib/activities/activity-filter-of'
import { activityQueryText } from '@/lib/activities/activity-query'
import { countActivities } from '@/lib/activities/count-activities'
import { exportActivities } from '@/lib/activities/export-activities'
import { AppError } from '@/lib/errors/app-error'
import { en } from '@/lib/i18n/en'
import { givenOf } from '@/lib/lists/given'
import { exportCsv } from '@/lib/web/export'
import { askedActivities } from './asked'

/** `GET ?<query of the list>`: all activities that match there, as a file. */
export async function downloadActivities(ctx: UserContext, request: Request): Promise<Response> {
  assertMay(ctx, 'activity.export')
  const [{ query, remarks }, { zone }] = await Promise.all([
    askedActivities(ctx, givenOf(new URL(request.url).searchParams)),
    readPreferences(),
  ])
  if (remarks.length > 0) throw new AppError('invalid', en.export.misunderstood(remarks))
  const filter = activityFilterOf(query, zone, ctx.now)
  return exportCsv(ctx, request, {
    ...{ name: 'activities', type: 'activity', filter: activityQueryText(query), columns: activityCsv },
    count: (how) => countActivities(ctx, filter, how),
    pages: () => exportActivities(ctx, filter),
  })
}
