import type { UserContext } from '@/lib/access/context'
import { parseView } from '@/lib/analytics/map-input'
import { mapAsked } from './map-asked'
import { type ShownMap, shownMap } from './shown-map'

const noStore = { 'Cache-Control': 'no-store' }

/** `GET ?<query of the map>&box=south,west,north,east&zoom=…&shown=…`: what lies there, with `at` at that moment. */
export async function mapPoints(ctx: UserContext, request: Request): Promise<Response> {
  const { box, zoom } = parseView(new URL(request.url).searchParams)
  const { filter, zone } = await mapAsked(ctx, request)
  return Response.json((await shownMap(ctx, { filter, box, zoom }, zone)) satisfies ShownMap, { headers: noStore })
}
