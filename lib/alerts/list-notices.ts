import { asRollcall } from '@/lib/access/as-rollcall'
import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { ToldSignIn } from '@/lib/db/unseen-notices'

const NEWEST = 20

export type OwnNotice = ToldSignIn & {
  readonly id: string
  /** ISO 8601; null until the person said that it was them. */
  readonly seenAt: string | null
  /** The person said that it was not them. */
  readonly isDisowned: boolean
  /** It tells of the session that asks. */
  readonly isCurrent: boolean
}

/** The newest, and of which sign-ins people are told at all. */
export type OwnNotices = { readonly notices: readonly OwnNotice[]; readonly told: 'nothing' | 'every' | 'unusual' }

const facts = {
  ...{ id: true, browser: true, browserVersion: true, os: true, osVersion: true, ipFirst: true },
  ...{ networkClass: true, city: true, region: true, country: true },
} as const

/** The settings are not for everybody's eyes; what they mean for oneself is. A person may wish for more. */
async function toldOf(ctx: UserContext): Promise<OwnNotices['told']> {
  const select = { notifyEnabled: true, notifyEvery: true } as const
  const [settings, me] = await Promise.all([
    read(asRollcall(ctx, 'notices')).settings.find({ select }),
    read(ctx).user.find({ where: { id: ctx.userId }, select: { notifyEvery: true } }),
  ])
  if (me?.notifyEvery === true) return 'every'
  if (settings?.notifyEnabled !== true) return 'nothing'
  return settings.notifyEvery ? 'every' : 'unusual'
}

async function newest(ctx: UserContext): Promise<OwnNotice[]> {
  const select = { id: true, sessionId: true, why: true, newCountry: true, newRegion: true, at: true, seenAt: true } as const
  const notices = await read(ctx).notice.list({ orderBy: { id: 'desc' }, select, take: NEWEST })
  const ids = notices.map(({ sessionId }) => sessionId)
  const [sessions, cases] = await Promise.all([
    read(ctx).session.list({ where: { id: { in: ids } }, select: facts, take: NEWEST }),
    // Cases are for managers' eyes; that there is one of this the person knows.
    read(asRollcall(ctx, 'notices')).case.list({ where: { sessionId: { in: ids } }, select: { sessionId: true }, take: NEWEST }),
  ])
  const disowned = new Set(cases.map((one) => one.sessionId))
  return notices.flatMap(({ id, sessionId, at, seenAt, ...cause }): OwnNotice[] => {
    const session = sessions.find((one) => one.id === sessionId)
    if (session === undefined) return []
    const { id: _, ipFirst: ip, ...told } = session
    const times = { at: at.toISOString(), seenAt: seenAt?.toISOString() ?? null }
    const why = cause.why as OwnNotice['why']
    const whose = { isCurrent: sessionId === ctx.sessionId, isDisowned: disowned.has(sessionId) }
    return [{ ...told, ...cause, ...times, ...whose, id, ip, sessionId, why }]
  })
}

/** What the person was told of sign-ins of theirs, newest first, whether they put it away or not. */
export async function listNotices(ctx: UserContext): Promise<OwnNotices> {
  assertMay(ctx, 'notice.see')
  const [notices, told] = await Promise.all([newest(ctx), toldOf(ctx)])
  return { notices, told }
}
