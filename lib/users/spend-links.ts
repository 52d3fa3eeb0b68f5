import type { WriteDoor } from '@/lib/db/write'

/**
 * Uses up every link of a person inside a running write. Whoever is following one at this moment holds its row: so links come first, before
 * the person's own row, in every write that touches both.
 */
export async function spendLinks(tx: WriteDoor, userId: string, now: Date): Promise<void> {
  await tx.token.update({ where: { userId, usedAt: null }, data: { usedAt: now } })
}
