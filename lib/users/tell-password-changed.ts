import type { Context } from '@/lib/access/context'
import type { WriteDoor } from '@/lib/db/write'
import { sendLetter } from '@/lib/mail/send-letter'

/** Writes to a person that their password was changed, in the transaction that changes it: whoever has it may not be the one who had it. */
export async function tellPasswordChanged(ctx: Context, tx: WriteDoor, userId: string): Promise<void> {
  const person = await tx.user.find({ where: { id: userId }, select: { name: true, email: true, timeZone: true } })
  if (person === null) return
  const facts = { at: ctx.now.toISOString(), zone: person.timeZone, ip: ctx.request.ip }
  await sendLetter(tx, { kind: 'password_changed', to: { userId, name: person.name, address: person.email }, facts })
}
