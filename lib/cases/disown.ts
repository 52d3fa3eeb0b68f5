import type { SystemContext } from '@/lib/access/context'
import { actions } from '@/lib/access/policy'
import { forgetDevice } from '@/lib/alerts/teach'
import type { WriteDoor } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { notify, notifyEnded } from '@/lib/live/notify'
import { sendLetter, sendLetters } from '@/lib/mail/send-letter'
import { makeLink } from '@/lib/users/make-link'
import { spendLinks } from '@/lib/users/spend-links'
import { type Evidence, evidenceOf } from './evidence'
import { putBackAddress } from './put-back-address'

/** Managers who are written to. */
const MOST_TOLD = 500

/** A session that its person says was not theirs; `at` is when it began, `saidIn` the session in which it is said, null by a letter's link. */
export type Disowned = { readonly userId: string; readonly sessionId: string; readonly at: Date; readonly saidIn: string | null }

type Person = { readonly id: string; readonly name: string; readonly email: string; readonly role: string; readonly status: string }
/** Where the link for a new password goes, if a letter of it would reach the person; `isBack`: that is their address again. */
type WayBack = { readonly address: string | null; readonly isBack: boolean }

/** @throws AppError `conflict` where nobody could give the person a password again: the only administrator, and no letter would reach them. */
async function assertWayBack(tx: WriteDoor, { id, role, status }: Person, mail: boolean): Promise<void> {
  if (mail || role !== 'system_administrator' || status !== 'active') return
  const others = { role: 'system_administrator', status: 'active', passwordHash: { not: null }, id: { not: id } }
  if ((await tx.user.count({ where: others })) > 0) return
  const message =
    'You are the only System Administrator, and no mail is sent from here: nobody could give you a new password. Sign out everywhere else and change your password under Account.'
  throw new AppError('conflict', message)
}

/** The old password is void, and nobody but whoever reads the person's mail, or an administrator, gives them another. */
async function askForPassword(tx: WriteDoor, { id, name }: Person, { address, isBack }: WayBack, now: Date): Promise<void> {
  if ((await tx.user.update({ where: { id, status: 'active' }, data: { passwordHash: null } })) !== 1) return
  if (address === null) return
  const { link, expiresAt } = await makeLink(tx, 'password', { id, name }, now)
  await sendLetter(tx, { kind: 'password_needed', to: { userId: id, name, address }, facts: { link, isBack }, expiresAt })
}

async function tellManagers(tx: WriteDoor, caseId: string, { id, name }: Person, session: Evidence): Promise<void> {
  const where = { status: 'active', role: { in: [...actions['case.see']] as string[] }, id: { not: id } }
  const select = { id: true, name: true, email: true } as const
  const managers = await tx.user.list({ where, orderBy: { id: 'asc' }, select, take: MOST_TOLD })
  const facts = { caseId, who: name, session }
  await sendLetters(
    tx,
    managers.map((to) => ({ kind: 'case_opened', to: { userId: to.id, name: to.name, address: to.email }, facts })),
  )
}

/**
 * "This wasn't me", inside a running write: that session and every other one of the person ends, links and password are void, the browser is unknown again, the
 * person is written to with a link for a new password, and a case is opened, of which managers are written to.
 * To be called in the queue of the person's links (lib/users/links-queue.ts): whoever asks for another link at this moment must not keep it.
 * @throws AppError `not_found` when the person is gone, `conflict` when it was said before or nobody could let them in again.
 */
export async function disown(tx: WriteDoor, ctx: SystemContext, { userId, sessionId, at, saidIn }: Disowned, mail: boolean): Promise<void> {
  const select = { id: true, name: true, email: true, role: true, status: true, timeZone: true } as const
  const person = await tx.user.find({ where: { id: userId }, select })
  if (person === null) throw new AppError('not_found', 'This person is not known any more.')
  if ((await tx.case.count({ where: { sessionId } })) > 0) throw new AppError('conflict', 'This was said before: a case is open already.')
  const known = await evidenceOf(tx.session, { sessionId, at, zone: person.timeZone, address: person.email })
  await spendLinks(tx, userId, ctx.now)
  const { address, other } = await putBackAddress(tx, person, saidIn === null ? [sessionId] : [sessionId, saidIn])
  await assertWayBack(tx, person, mail && address !== null)
  const evidence = { ...known, otherAddress: other }
  await askForPassword(tx, person, { address, isBack: other !== null }, ctx.now)
  // Only of the one is it said that it was not theirs; the others end with the password.
  const ended = await tx.session.end({ ids: [sessionId] }, { reason: 'not_me' })
  ended.push(...(await tx.session.end({ userId }, { reason: 'password_changed' })))
  await forgetDevice(tx, sessionId)
  const told = { evidence, saidIn, saidFrom: ctx.request.ip, endedSessions: ended.length }
  const { id } = await tx.case.create({ userId, userName: person.name, sessionId, ...told })
  await tellManagers(tx, id, person, evidence)
  // The session in which it is said is answered itself: its tab must not leave for another page before.
  await notifyEnded(
    tx,
    ended.filter((session) => session.id !== saidIn),
  )
  await notify(tx, { kind: 'cases.changed' })
}
