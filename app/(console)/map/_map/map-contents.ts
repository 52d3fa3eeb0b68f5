import type { UserContext } from '@/lib/access/context'
import { parsePart } from '@/lib/analytics/map-input'
import { sessionsAt } from '@/lib/analytics/sessions-at'
import { mapAsked } from './map-asked'
import { type PinWords, pinWords } from './pin-words'

/** What a marker, or something beside the map, holds: how many, and the newest of them. */
export type MapContents = { readonly count: number; readonly sessions: readonly PinWords[] }

/** No fan has more. */
const MOST = 40

/** `GET ?<query of the map>&part=…&shown=…`: a marker by its part, or what stands beside the map by its kind, with `at` at that moment. */
export async function mapContents(ctx: UserContext, request: Request): Promise<Response> {
  const part = parsePart(new URL(request.url).searchParams.get('part'))
  const { filter, zone } = await mapAsked(ctx, request)
  const { count, sessions: found } = await sessionsAt(ctx, filter, part, MOST)
  const sessions = found.map((one) => pinWords(ctx, one, { now: ctx.now.getTime(), zone }))
  return Response.json({ count, sessions } satisfies MapContents, { headers: { 'Cache-Control': 'no-store' } })
}
