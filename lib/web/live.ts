import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { liveStream, type Standing } from '@/lib/live/live-stream'
import { liveVersion } from '@/lib/live/live-version'
import { standingOf } from '@/lib/sessions/standing-of'

/** The browser's event stream, or one look (`?poll=1`). Neither is anything that a person does. */
export async function live(ctx: UserContext, request: Request): Promise<Response> {
  const viewer = { sessionId: ctx.sessionId, userId: ctx.userId, seesEveryone: may(ctx, 'session.see_everyones') }
  if (new URL(request.url).searchParams.has('poll')) {
    return Response.json({ live: true, version: liveVersion(viewer) })
  }
  // Nobody reads the body of an answer to HEAD, so nothing would say that it is over: the stream would keep its place for ten minutes.
  if (request.method === 'HEAD') return new Response(null, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } })
  return liveStream(viewer, (): Promise<Standing> => standingOf(ctx.sessionId), request.signal)
}
