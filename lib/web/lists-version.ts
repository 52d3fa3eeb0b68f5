import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import type { Viewer } from '@/lib/live/judge'
import { liveVersion } from '@/lib/live/live-version'

/** Who looks, as events are judged by. */
export function viewerOf(ctx: UserContext): Viewer {
  return { sessionId: ctx.sessionId, userId: ctx.userId, seesEveryone: may(ctx, 'session.see_everyones') }
}

/**
 * What the lists of sessions are at for this person. A page asks before it reads them and hands the answer on: the browser then knows by the
 * stream's first word whether anything changed while the page was on its way.
 */
export const listsVersion = (ctx: UserContext): string => liveVersion(viewerOf(ctx))
