import type { UserContext } from '@/lib/access/context'
import { parseBox, parseZoom } from '@/lib/analytics/map-input'
import { mapAsked } from './map-asked'
import { type ShownMap, shownMap } from './shown-map'

const noStore = { 'Cache-Control': 'no-store' }

/** `GET ?<query of the map>&box=south,west,north,east&zoom=…&shown=…`: what lies there, with `at` at that moment. */
export async function mapPoints(ctx: UserContext, request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const [box, zoom] = [parseBox(asked.get('box')), parseZoom(asked.get('zoom'))]
  const { filter, zone } = await mapAsked(ctx, request)
  return Response.json((await shownMap(ctx, { filter, box, zoom }, zone)) satisfies ShownMap, { headers: noStore })
}
