import type { Came, Searching } from '@/app/_explorer/searching'
import type { ClockView } from '@/app/_ui/clock-view'
import { readPreferences } from '@/app/_ui/preferences'
import { shortStamp } from '@/app/_ui/stamp'
import { activitiesPath } from '@/app/(console)/activities/activities-path'
import type { UserContext } from '@/lib/access/context'
import { activityFilterOf } from '@/lib/activities/activity-filter-of'
import { type ActivityQuery, activityQueryText, changedLog } from '@/lib/activities/activity-query'
import { parseActivityQuery } from '@/lib/activities/parse-activity-query'
import { searchActivitiesOn } from '@/lib/activities/search-on'
import { momentOf } from '@/lib/db/id-days'
import { AppError } from '@/lib/errors/app-error'
import { givenOf } from '@/lib/lists/given'
import { shownProof, wasShown } from '@/lib/lists/shown-proof'

const shown = (query: ActivityQuery, searchedTo: string) => ({ list: `activity?${activityQueryText(changedLog(query, {}))}`, searchedTo })

/** How a search goes on that found nothing as far as `before`. */
export function activitiesFurther(
  viewer: { readonly sessionId: string },
  query: ActivityQuery,
  before: string,
  clock: ClockView,
): Searching {
  const next = changedLog(query, { before })
  return {
    further: `/api/activities/further?${activityQueryText(next)}&shown=${shownProof(viewer, shown(query, before))}`,
    href: activitiesPath(next),
    when: shortStamp(new Date(momentOf(before)).toISOString(), clock),
  }
}

/**
 * `GET ?<query of the list>&before=…&shown=…`: how a search goes on, as JSON (`Came`). Nothing is told of a list that this session was not shown so far: that
 * one has to be opened, which is recorded.
 */
export async function further(ctx: UserContext, request: Request): Promise<Response> {
  const address = new URL(request.url).searchParams
  const { zone } = await readPreferences()
  const { query } = parseActivityQuery(givenOf(address))
  const { before } = query
  if (before === undefined || !wasShown(ctx, shown(query, before), address.get('shown')))
    throw new AppError('invalid', 'This search is not known. Open the list.')
  const { found, stopped } = await searchActivitiesOn(ctx, activityFilterOf(query, zone, ctx.now), before)
  const clock = { now: ctx.now.getTime(), zone }
  const came: Came = found
    ? { found: activitiesPath(changedLog(query, found)) }
    : stopped?.before
      ? activitiesFurther(ctx, query, stopped.before, clock)
      : { end: true }
  return Response.json(came, { headers: { 'Cache-Control': 'no-store' } })
}
