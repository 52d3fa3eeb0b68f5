import type { UserContext } from '@/lib/access/context'
import { parsePart } from '@/lib/analytics/map-input'
import { sessionsAt } from '@/lib/analytics/sessions-at'
import { mapAsked } from './map-asked'
import { type PinWords, pinWords } from './pin-words'

/** What a marker, or something beside the map, holds: the newest of it. */
export type MapContents = { readonly sessions: readonly PinWords[] }

/** No fan has more. */
const MOST = 40

/** `GET ?<query of the map>&box=south,west,north,east&shown=…`, or with `kind=…` what stands beside the map. */
export async function mapContents(ctx: UserContext, request: Request): Promise<Response> {
  const part = parsePart(new URL(request.url).searchParams)
  const { filter, at, zone } = await mapAsked(ctx, request)
  const found = await sessionsAt(ctx, { filter, part, at }, MOST)
  const sessions = found.map((one) => pinWords(one, { now: ctx.now.getTime(), zone }))
  return Response.json({ sessions } satisfies MapContents, { headers: { 'Cache-Control': 'no-store' } })
}
