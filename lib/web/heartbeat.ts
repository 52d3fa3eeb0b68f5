import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import { assertPace } from './pace'

/** Sent by a page after real keyboard or pointer input, at most once a minute: it moves last activity, unless the session has ended. */
export async function heartbeat(ctx: UserContext): Promise<Response> {
  await assertPace(ctx.sessionId)
  await unsafeTouchSession(ctx.sessionId)
  return new Response(null, { status: 204 })
}
