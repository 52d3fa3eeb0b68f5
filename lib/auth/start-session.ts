import type { SystemContext } from '@/lib/access/context'
import { meet } from '@/lib/alerts/meet'
import { tellSignIn } from '@/lib/alerts/tell-sign-in'
import { newToken, tokenHash } from '@/lib/crypto/token'
import type { NewSession } from '@/lib/db/insert-session'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { notify, notifyEnded } from '@/lib/live/notify'
import type { Origin } from '@/lib/origin/origin-of'
import { recordedWhereabouts } from '@/lib/origin/recorded-whereabouts'

type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  /** The one that the given password was compared with. */
  readonly passwordHash: string | null
}

function rowOf(person: Person, origin: Origin, browserId: string, hash: Uint8Array<ArrayBuffer>): NewSession {
  return {
    tokenHash: hash,
    userId: person.id,
    userName: person.name,
    userEmail: person.email,
    role: person.role,
    browserId,
    ...origin.device,
    userAgent: origin.userAgent,
    clientHints: { ...origin.clientHints },
    language: origin.language,
    ipFirst: origin.ip,
    ...recordedWhereabouts(origin),
  }
}

/**
 * Starts a session after a full sign-in, in one transaction: its row, the end of whatever this browser had open before (`replaced`, whoever's it
 * was), the person's last sign-in, what it teaches of their browser and place, and the notice and the letter where they are to be told. Answers the
 * token; the database keeps only its hash.
 */
export async function startSession(ctx: SystemContext, person: Person, origin: Origin, browserId: string): Promise<string> {
  const token = newToken()
  const work = async (tx: WriteDoor) => {
    const session = await tx.session.start(rowOf(person, origin, browserId, tokenHash(token)))
    const replaced = await tx.session.end({ browserId, not: session.id }, { reason: 'replaced' })
    const { id, role, passwordHash } = person
    const alive = await tx.user.update({ where: { id, role, passwordHash, status: 'active' }, data: { lastSignInAt: ctx.now } })
    // Disabled, or given another role or password, between the look-up and now: that change has ended all sessions but this one.
    if (alive !== 1) throw new AppError('unauthenticated', 'Email or password is wrong.')
    const met = await meet(tx, { userId: id, browserId, origin }, ctx.now)
    await tellSignIn(tx, person, { session, browserId, origin }, met)
    await notifyEnded(tx, replaced)
    await notify(tx, { kind: 'session.started', userId: person.id })
  }
  // Two sign-ins of one browser at once: the later one must see the earlier one's session to replace it.
  await write(ctx, work, { lock: `rollcall.browser.${browserId}` })
  return token
}
