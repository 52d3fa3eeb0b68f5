import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import { standingOf } from '@/lib/sessions/standing-of'
import { assertPace } from './pace'

/** The longest idle timeout: input of longer ago moves nothing. It is told of that late only by a machine that slept. */
const MOST_MS = 86_400_000

/**
 * Sent by a page after real keyboard or pointer input, at most once a minute, with how many milliseconds that was `ago`: it moves last activity to
 * then, unless the session has ended. Answers what its clocks say now.
 */
export async function heartbeat(ctx: UserContext, request: Request): Promise<Response> {
  await assertPace(ctx.sessionId)
  const agoMs = agoOf(request)
  if (agoMs !== null) await unsafeTouchSession(ctx.sessionId, agoMs)
  const standing = await standingOf(ctx.sessionId)
  return Response.json({ clocks: standing.live ? standing.clocks : [] })
}

/** Nothing said is now; null for what is no length of time, or too long a one. */
function agoOf(request: Request): number | null {
  const said = new URL(request.url).searchParams.get('ago') ?? '0'
  const ago = /^\d{1,9}$/.test(said) ? Number(said) : Number.NaN
  return ago <= MOST_MS ? ago : null
}
