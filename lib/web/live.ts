import 'server-only'
import type { UserContext } from '@/lib/access/context'
import type { SessionStanding } from '@/lib/db/session-standing'
import { liveStream, type Standing } from '@/lib/live/live-stream'
import { noticesMark } from '@/lib/live/notices-mark'
import { clocksOf } from '@/lib/sessions/clocks-of'
import { makeTickets } from '@/lib/sessions/kill-tickets'
import { standingOf } from '@/lib/sessions/standing-of'
import { listsVersion, viewerOf } from './lists-version'

const MOST_TABS = 20

/** The browser's event stream, or one look (`?poll=1`). Neither is anything that a person does. */
export async function live(ctx: UserContext, request: Request, standing: SessionStanding): Promise<Response> {
  if (new URL(request.url).searchParams.has('poll'))
    return Response.json({
      ...{ session: ctx.sessionId, version: listsVersion(ctx) },
      ...{ clocks: clocksOf(standing), notices: noticesMark(standing.notices) },
    })
  // Nobody reads the body of an answer to HEAD, so nothing would say that it is over: the stream would keep its place for ten minutes.
  if (request.method === 'HEAD') return new Response(null, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } })
  const check = (): Promise<Standing> => standingOf(ctx.sessionId)
  return liveStream({ ...viewerOf(ctx), tabs: tabsOf(request) }, check, request.signal, (tabs) => makeTickets(ctx.sessionId, tabs))
}

/** How many tabs the browser says share its stream: its word, given before any kill, and never more than a stream may speak for. */
function tabsOf(request: Request): number {
  const said = Number(new URL(request.url).searchParams.get('tabs'))
  return Number.isInteger(said) && said >= 1 ? Math.min(said, MOST_TABS) : 1
}
