import { asRollcall } from '@/lib/access/as-rollcall'
import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { isId } from '@/lib/db/id-days'
import { read } from '@/lib/db/read'
import { SessionEndedError } from '@/lib/db/transaction'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import type { OwnSession } from '@/lib/sessions/schema'
import { linksQueue } from '@/lib/users/links-queue'
import { disown } from './disown'
import { type Evidence, evidenceOf } from './evidence'
import { type WayBack, wayBack } from './way-back'

const select = { startedAt: true } as const

async function ownOther(ctx: UserContext, sessionId: string): Promise<{ startedAt: Date }> {
  const session =
    isId(sessionId) && sessionId !== ctx.sessionId
      ? await read(ctx).session.find({ where: { id: sessionId, userId: ctx.userId }, select })
      : null
  if (session === null) throw new AppError('not_found', 'This session is not known.')
  return session
}

/** A session that its person may say was not theirs, or has (`isSaid`), and what follows for their password. */
export type Disownable = WayBack & { readonly session: Evidence; readonly isSaid: boolean }

/** Another session of the person. @throws AppError `not_found` alike for an unknown one, for somebody else's, and for the one they are in. */
export async function findDisownable(ctx: UserContext, sessionId: string): Promise<Disownable> {
  assertMay(ctx, 'session.disown')
  const { startedAt: at } = await ownOther(ctx, sessionId)
  const step = asRollcall(ctx, 'sign-in report')
  const [me, cases] = await Promise.all([
    read(ctx).user.find({ where: { id: ctx.userId }, select: { email: true } }),
    read(step).case.count({ where: { sessionId } }),
  ])
  const session = await evidenceOf(read(ctx).session, { sessionId, at, zone: null, address: me?.email ?? '' })
  const way = await wayBack(read(step).user, session, me?.email ?? session.address)
  return { session, isSaid: cases > 0, ...way }
}

/**
 * "This wasn't me" (lib/cases/disown.ts), said in another session of the person, which ends by it too. What follows is Rollcall's own doing, as by the letter's
 * link: whoever is signed in with a stolen password gains nothing by it, not even the link for a new one.
 * @throws AppError `not_found` for what is not one's own, and for the session in hand; `conflict`, SessionEndedError.
 */
export async function disownSession(ctx: UserContext, { sessionId }: OwnSession): Promise<void> {
  assertMay(ctx, 'session.disown')
  const { startedAt: at } = await ownOther(ctx, sessionId)
  const step = asRollcall(ctx, 'sign-in report')
  const mail = await mailIsOn()
  const { userId, sessionId: saidIn } = ctx
  await write(
    step,
    async (tx) => {
      // As in every write of a session: none that has ended says anything any more.
      if ((await tx.session.count({ where: { id: saidIn, endedAt: null } })) !== 1) throw new SessionEndedError()
      await disown(tx, step, { userId, sessionId, at, saidIn }, mail)
    },
    linksQueue(userId),
  )
}
