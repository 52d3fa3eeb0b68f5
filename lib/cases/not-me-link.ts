import type { SystemContext } from '@/lib/access/context'
import { teachSessions } from '@/lib/alerts/teach'
import { isToken, tokenHash } from '@/lib/crypto/token'
import { type Limiter, limiter } from '@/lib/db/limiter'
import { read } from '@/lib/db/read'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { tooManyTries } from '@/lib/errors/too-many-tries'
import { notify } from '@/lib/live/notify'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { networkKey } from '@/lib/origin/address'
import { linksQueue } from '@/lib/users/links-queue'
import { type Disowned, disown } from './disown'
import { type Evidence, evidenceOf, evidenceSchema } from './evidence'
import { type WayBack, wayBack } from './way-back'

/** Links that lead nowhere, from one network in as many seconds. */
const [TRIES, WINDOW_S] = [30, 15 * 60]
let tries: Limiter | undefined

/** What a link is good for: still to be answered, answered either way, or nothing. */
export type NotMeLink =
  | ({ readonly state: 'asks'; readonly name: string; readonly session: Evidence } & WayBack)
  | ({ readonly state: 'not_me'; readonly hasPassword: boolean } & WayBack)
  | { readonly state: 'was_me' | 'gone' }

const select = { id: true, userId: true, sessionId: true, createdAt: true, expiresAt: true, usedAt: true } as const

async function found(ctx: SystemContext, token: string) {
  if (!isToken(token)) return null
  const link = await read(ctx).token.find({ where: { kind: 'not_me', tokenHash: tokenHash(token) }, select })
  // No number of tries finds 256 bits: whoever has the letter must not be kept out by others of their network.
  if (link !== null) return link
  tries ??= limiter('not_me.link', TRIES, WINDOW_S)
  const attempt = await tries.take(networkKey(ctx.request.ip))
  if (!attempt.allowed) throw tooManyTries(attempt.retryAfterSeconds)
  return null
}

/**
 * What the link is good for now. Looking changes nothing: mail scanners look first.
 * @throws AppError `too_many` for a try too many.
 */
export async function findNotMeLink(ctx: SystemContext, token: string): Promise<NotMeLink> {
  const link = await found(ctx, token)
  if (!link?.userId || !link.sessionId) return { state: 'gone' }
  const door = read(ctx)
  const { sessionId, createdAt: at, usedAt, expiresAt } = link
  const person = await door.user.find({
    where: { id: link.userId },
    select: { name: true, email: true, timeZone: true, passwordHash: true },
  })
  if (person === null) return { state: 'gone' }
  const { name, email, timeZone: zone, passwordHash } = person
  const opened = await door.case.find({ where: { sessionId }, select: { evidence: true } })
  if (opened !== null) {
    const { otherAddress: other } = evidenceSchema.parse(opened.evidence)
    const sendsMail = await mailIsOn()
    return {
      state: 'not_me',
      hasPassword: passwordHash !== null,
      email,
      sendsMail: sendsMail && email !== other,
      putsBack: other !== null && email !== other,
    }
  }
  if (usedAt !== null) {
    // A case that retention has forgotten has left no session either; and an administrator's new address uses links up that nobody answered.
    const kept = await door.session.find({ where: { id: sessionId }, select: { userEmail: true } })
    return { state: kept?.userEmail === email ? 'was_me' : 'gone' }
  }
  if (expiresAt <= ctx.now) return { state: 'gone' }
  const session = await evidenceOf(door.session, { sessionId, at, zone, address: email })
  return { state: 'asks', name, session, ...(await wayBack(door.user, session, email)) }
}

/** Uses the link up, once. @throws AppError `not_found` when it is unknown, used or too old. */
async function use(tx: WriteDoor, { now }: SystemContext, token: string): Promise<Omit<Disowned, 'saidIn'>> {
  const link = await tx.token.find({ where: { kind: 'not_me', tokenHash: tokenHash(token) }, select })
  const gone = () => new AppError('not_found', 'This link was used already, or it is older than seven days.')
  if (!link?.userId || !link.sessionId) throw gone()
  const usable = { id: link.id, usedAt: null, expiresAt: { gt: now } }
  if ((await tx.token.update({ where: usable, data: { usedAt: now } })) !== 1) throw gone()
  return { userId: link.userId, sessionId: link.sessionId, at: link.createdAt }
}

async function whose(ctx: SystemContext, token: string): Promise<string> {
  const link = await found(ctx, token)
  if (!link?.userId) throw new AppError('not_found', 'This link is not known. Open it as it stands in the letter.')
  return link.userId
}

/** "This wasn't me" (lib/cases/disown.ts), by the link of the letter that told of it. Of two uses at once one succeeds. @throws AppError `not_found`, `conflict`, `too_many`. */
export async function saidNotMe(ctx: SystemContext, { token }: { readonly token: string }): Promise<void> {
  const userId = await whose(ctx, token)
  const mail = await mailIsOn()
  await write(ctx, async (tx) => disown(tx, ctx, { ...(await use(tx, ctx, token)), saidIn: null }, mail), linksQueue(userId))
}

/** "Yes, it was me", by the same link: nothing of it is told any more, and browser and place are known from now on. @throws AppError `not_found`, `too_many`. */
export async function saidWasMe(ctx: SystemContext, { token }: { readonly token: string }): Promise<void> {
  await whose(ctx, token)
  await write(ctx, async (tx) => {
    const { userId, sessionId } = await use(tx, ctx, token)
    await tx.notice.vouch(sessionId)
    await teachSessions(tx, [sessionId])
    await notify(tx, { kind: 'notices.changed', userId })
  })
}
