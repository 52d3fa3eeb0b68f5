import type { SystemContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import { type WriteDoor, write } from '@/lib/db/write'
import { sendLetter } from '@/lib/mail/send-letter'
import { onTheBeat } from '@/lib/time/on-the-beat'
import { linksQueue } from '@/lib/users/links-queue'
import { makeLink } from '@/lib/users/make-link'
import { emailSchema } from '@/lib/users/schema'
import { masked } from './masked'
import type { Forgotten } from './schema'
import { takeAsk } from './take-ask'

/** About what signing in takes: so many at once hold up nobody else, and what is done for anybody is done long before. */
const BEAT_MS = 200

/** Why no letter, or which. */
type Reason = 'sent' | 'invited' | 'disabled' | 'unknown_user' | 'malformed' | 'throttled'

const select = { id: true, name: true, email: true, status: true, role: true, roleByName: true, timeZone: true } as const
const known = (ctx: SystemContext, email: string) => read(ctx).user.find({ where: { email }, select })
type Known = NonNullable<Awaited<ReturnType<typeof known>>>

const note = (tx: WriteDoor, reason: Reason, person: Known | null, typed: string) =>
  tx.note({
    ...{ kind: 'sign_in', action: 'password_asked', outcome: reason === 'sent' || reason === 'invited' ? 'ok' : 'failed' },
    ...{ resourceType: 'user', resourceLabel: person?.name ?? masked(typed), details: { reason } },
    ...(person === null ? {} : { resourceId: person.id }),
  })

/** Links of this kind made before die: the newest letter is the one that counts. Those that an administrator handed over do not: anybody can ask here. */
async function sendPasswordLink(ctx: SystemContext, tx: WriteDoor, { id, name, email, timeZone }: Known): Promise<void> {
  await tx.token.update({ where: { userId: id, kind: 'forgotten', usedAt: null }, data: { usedAt: ctx.now } })
  const { link, expiresAt } = await makeLink(tx, 'forgotten', { id, name }, ctx.now)
  const facts = { link, askedAt: ctx.now.toISOString(), zone: timeZone, ip: ctx.request.ip }
  await sendLetter(tx, { kind: 'forgotten_password', to: { userId: id, name, address: email }, facts, expiresAt })
}

/** Whoever never had a password has none to forget: the invitation comes again. Links that were handed over stay good. */
async function inviteAgain(ctx: SystemContext, tx: WriteDoor, { id, name, email, role, roleByName }: Known): Promise<void> {
  const { link, expiresAt } = await makeLink(tx, 'invite', { id, name }, ctx.now)
  const facts = { link, by: roleByName ?? 'Rollcall', role }
  await sendLetter(tx, { kind: 'invitation', to: { userId: id, name, address: email }, facts, expiresAt })
}

async function answer(ctx: SystemContext, tx: WriteDoor, person: Known | null, typed: string): Promise<void> {
  if (person?.status === 'active') {
    await sendPasswordLink(ctx, tx, person)
    return note(tx, 'sent', person, typed)
  }
  if (person?.status === 'invited') {
    await inviteAgain(ctx, tx, person)
    return note(tx, 'invited', person, typed)
  }
  return note(tx, person === null ? 'unknown_user' : 'disabled', person, typed)
}

async function ask(ctx: SystemContext, typed: string): Promise<void> {
  const parsed = emailSchema.safeParse(typed)
  const email = parsed.success ? parsed.data : null
  const person = email === null ? null : await known(ctx, email)
  const { allowed, firstRefusal } = await takeAsk(email, ctx.request.ip)
  if (!allowed && !firstRefusal) return
  if (!allowed) return write(ctx, (tx) => note(tx, 'throttled', person, typed))
  if (email === null) return write(ctx, (tx) => note(tx, 'malformed', null, typed))
  // Looked up again in the queue in which addresses change: a letter to an address that is given up at this moment would open what is no longer theirs.
  const again = async (tx: WriteDoor) => person && tx.user.find({ where: { id: person.id, email }, select })
  await write(ctx, async (tx) => answer(ctx, tx, await again(tx), typed), linksQueue(person?.id ?? email))
}

/**
 * A person says that the password is forgotten: whoever may sign in with the address gets a link by mail, which works once, for 30 minutes; whoever is invited
 * the invitation again. Nothing that comes back tells who exists (ASVS 6.3.8): neither a word nor, by the beat, the time (docs/decisions/0054).
 */
export const askForPassword = (ctx: SystemContext, { email }: Forgotten): Promise<void> => onTheBeat(BEAT_MS, () => ask(ctx, email))
