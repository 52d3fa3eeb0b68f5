import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import { standingOf } from '@/lib/sessions/standing-of'
import { assertPace } from './pace'

/** Input is told of at most a minute later; a larger number is no page's word. */
const MOST_MS = 60_000

/**
 * Sent by a page after real keyboard or pointer input, at most once a minute, with how many milliseconds that was `ago`: it moves last activity to
 * then, unless the session has ended. Answers what its clocks say now.
 */
export async function heartbeat(ctx: UserContext, request: Request): Promise<Response> {
  await assertPace(ctx.sessionId)
  await unsafeTouchSession(ctx.sessionId, agoOf(request))
  const standing = await standingOf(ctx.sessionId)
  return Response.json({ clocks: standing.live ? standing.clocks : [] })
}

function agoOf(request: Request): number {
  const said = Number(new URL(request.url).searchParams.get('ago'))
  return said >= 0 && said <= MOST_MS ? said : 0
}
