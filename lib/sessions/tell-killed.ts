import type { UserContext } from '@/lib/access/context'
import type { EndedSession } from '@/lib/db/end-sessions'
import type { WriteDoor } from '@/lib/db/write'
import type { Letter } from '@/lib/mail/letters'
import { sendLetters } from '@/lib/mail/send-letter'
import { toldColumns, toldSession } from '@/lib/mail/told-session'

/** A kill as its victims are told of it. */
type Told = {
  /** One kill, however many writes it takes: each person gets one letter of it. */
  readonly once: string
  readonly message: string | null
  /** How many sessions of each of these people are still to end by it. */
  readonly still?: (userIds: readonly string[]) => Promise<ReadonlyMap<string, number>>
}

/** The newest session of each person, and how many others there are. Ids rise with time. */
function byPerson(ended: readonly EndedSession[]): Map<string, { newest: EndedSession; others: number }> {
  const people = new Map<string, { newest: EndedSession; others: number }>()
  for (const one of ended) {
    const before = people.get(one.userId)
    if (before === undefined) people.set(one.userId, { newest: one, others: 0 })
    else people.set(one.userId, { newest: before.newest.id > one.id ? before.newest : one, others: before.others + 1 })
  }
  return people
}

/**
 * Writes to those whose sessions a kill has ended, in the transaction that ended them: one letter for each person, whatever the number. Who ends further
 * sessions of their own knows of it, and what ran out was ended by nobody.
 */
export async function tellKilled(
  ctx: UserContext,
  tx: WriteDoor,
  ended: readonly EndedSession[],
  { once, message, still }: Told,
): Promise<void> {
  const people = byPerson(ended.filter(({ endReason, userId }) => endReason === 'killed' && userId !== ctx.userId))
  if (people.size === 0) return
  const untold = await tx.letter.notYet(once, [...people.keys()])
  if (untold.length === 0) return
  const ids = untold.flatMap((id) => people.get(id)?.newest.id ?? [])
  const take = untold.length
  const sessions = await tx.session.list({ where: { id: { in: ids } }, select: { userId: true, ...toldColumns }, take })
  const users = await tx.user.list({ where: { id: { in: untold } }, select: { id: true, name: true, email: true, timeZone: true }, take })
  const more = await still?.(untold)
  const letters = sessions.flatMap(({ userId, ...session }): Letter<'session_ended'>[] => {
    const [user, of] = [users.find(({ id }) => id === userId), people.get(userId)]
    if (user === undefined || of === undefined) return []
    const others = of.others + (more?.get(userId) ?? 0)
    const facts = { session: toldSession(session, user.timeZone), others, endedAt: of.newest.endedAt.toISOString(), message }
    return [{ kind: 'session_ended', to: { userId, name: user.name, address: user.email }, facts, once }]
  })
  await sendLetters(tx, letters)
}
