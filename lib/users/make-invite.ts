import { newToken, tokenHash } from '@/lib/crypto/token'
import type { WriteDoor } from '@/lib/db/write'
import { appOrigin } from '@/lib/env/app-origin'

/** How long an invitation may be used, in milliseconds (72 hours). */
const INVITE_MS = 72 * 3_600_000

/** Makes an invitation inside a running write and answers its link, told this once: only the hash of its secret is kept. */
export async function makeInvite(tx: WriteDoor, userId: string, now: Date): Promise<string> {
  const token = newToken()
  await tx.token.create({ kind: 'invite', tokenHash: tokenHash(token), userId, expiresAt: new Date(now.getTime() + INVITE_MS) })
  return `${appOrigin()}/invite/${token}`
}
