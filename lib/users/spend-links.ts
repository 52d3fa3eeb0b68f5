import type { WriteDoor } from '@/lib/db/write'

/**
 * Uses up the links of a person inside a running write, but those that tell of a sign-in: whoever came in with a stolen password and gives it another one must
 * not take from its owner the way to say so. Whoever is following one at this moment holds its row: so links come first, before the person's own row, in every
 * write that touches both.
 */
export async function spendLinks(tx: WriteDoor, userId: string, now: Date): Promise<void> {
  await tx.token.update({ where: { userId, kind: { not: 'not_me' }, usedAt: null }, data: { usedAt: now } })
}

/**
 * All of them: an administrator has given the person another address, perhaps since the old mailbox is somebody else's by now. Its letters must not lead back to it
 * (lib/cases/put-back-address.ts).
 */
export async function spendAllLinks(tx: WriteDoor, userId: string, now: Date): Promise<void> {
  await tx.token.update({ where: { userId, usedAt: null }, data: { usedAt: now } })
}
