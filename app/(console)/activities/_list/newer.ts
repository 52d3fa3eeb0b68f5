import { z } from 'zod'
import { readPreferences } from '@/app/_ui/preferences'
import type { UserContext } from '@/lib/access/context'
import { activityFilterOf } from '@/lib/activities/activity-filter-of'
import { activityQueryText } from '@/lib/activities/activity-query'
import { newerActivities } from '@/lib/activities/newer-activities'
import { parseActivityQuery } from '@/lib/activities/parse-activity-query'
import { givenOf } from '@/lib/lists/given'
import { wasShown } from '@/lib/lists/shown-proof'

/**
 * `GET ?<query of the list>&newest=…&above=…`: how many activities came since, as JSON `{ newer, more }`. Told is what came `above` a list that this session
 * was shown: another one has to be opened, which is recorded.
 */
export async function newer(ctx: UserContext, request: Request): Promise<Response> {
  const address = new URL(request.url).searchParams
  const newest = z.uuid().safeParse(address.get('newest')).data
  const { zone } = await readPreferences()
  const { query } = parseActivityQuery(givenOf(address))
  const list = `activity?${activityQueryText(query)}`
  const isKnown = newest !== undefined && wasShown(ctx, { list, newest }, address.get('above'))
  const found = isKnown ? await newerActivities(ctx, activityFilterOf(query, zone, ctx.now), newest) : { newer: 0, more: false }
  return Response.json(found, { headers: { 'Cache-Control': 'no-store' } })
}
