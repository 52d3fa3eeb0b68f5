import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { ToldSignIn } from '@/lib/db/unseen-notices'

const NEWEST = 20

export type OwnNotice = ToldSignIn & {
  readonly id: string
  readonly why: 'every_session' | 'new_device'
  /** ISO 8601; null until the person put it away. */
  readonly seenAt: string | null
  /** Whether it tells of the session that asks. */
  readonly isCurrent: boolean
}

const facts = {
  ...{ id: true, browser: true, browserVersion: true, os: true, osVersion: true, ipFirst: true },
  ...{ networkClass: true, city: true, region: true, country: true },
} as const

/** What the person was told of sign-ins of theirs, newest first, whether they put it away or not. */
export async function listNotices(ctx: UserContext): Promise<OwnNotice[]> {
  assertMay(ctx, 'notice.see')
  const notices = await read(ctx).notice.list({
    orderBy: { id: 'desc' },
    select: { id: true, sessionId: true, why: true, at: true, seenAt: true },
    take: NEWEST,
  })
  const sessions = await read(ctx).session.list({
    where: { id: { in: notices.map(({ sessionId }) => sessionId) } },
    select: facts,
    take: NEWEST,
  })
  const byId = new Map(sessions.map(({ id, ipFirst: ip, ...rest }) => [id, { ...rest, ip }]))
  return notices.flatMap(({ at, seenAt, why, ...notice }) => {
    const session = byId.get(notice.sessionId)
    if (session === undefined) return []
    const { sessionId } = notice
    return {
      ...{ ...notice, ...session, why: why as OwnNotice['why'], at: at.toISOString(), seenAt: seenAt?.toISOString() ?? null },
      isCurrent: sessionId === ctx.sessionId,
    }
  })
}
