import { z } from 'zod'
import { readPreferences } from '@/app/_ui/preferences'
import type { UserContext } from '@/lib/access/context'
import { activityFilterOf } from '@/lib/activities/activity-filter-of'
import { newerActivities } from '@/lib/activities/newer-activities'
import { parseActivityQuery } from '@/lib/activities/parse-activity-query'
import { givenOf } from '@/lib/lists/given'

/** `GET ?<query of the list>&newest=…`: how many activities came since, as JSON `{ newer, more }`. */
export async function newer(ctx: UserContext, request: Request): Promise<Response> {
  const address = new URL(request.url).searchParams
  const newest = z.uuid().safeParse(address.get('newest')).data
  const { zone } = await readPreferences()
  const { query } = parseActivityQuery(givenOf(address))
  const found = newest ? await newerActivities(ctx, activityFilterOf(query, zone, ctx.now), newest) : { newer: 0, more: false }
  return Response.json(found, { headers: { 'Cache-Control': 'no-store' } })
}
