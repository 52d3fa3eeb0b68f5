import { readPreferences } from '@/app/_ui/preferences'
import type { UserContext } from '@/lib/access/context'
import type { SessionStanding } from '@/lib/db/session-standing'
import { noticesNow } from './notices-now'

/** `GET`: what this session has to show now, which its tabs ask once they have heard that it is something else. */
export async function currentNotices(_ctx: UserContext, _request: Request, standing: SessionStanding): Promise<Response> {
  return Response.json(noticesNow(standing, (await readPreferences()).zone))
}
