import type { EndedSession } from '@/lib/db/end-sessions'
import type { WriteDoor } from '@/lib/db/write'
import { notifyEnded } from '@/lib/live/notify'

/** Ends all sessions of a person but one inside a running write, with one record each, and tells their browsers after the commit. */
export async function endOtherSessionsOf(
  tx: WriteDoor,
  userId: string,
  not: string,
  reason: 'signed_out' | 'password_changed',
): Promise<EndedSession[]> {
  const ended = await tx.session.end({ userId, not }, { reason })
  await notifyEnded(tx, ended)
  return ended
}

/** Ends all sessions of a person inside a running write, with one record each, and tells their browsers after the commit. */
export async function endSessionsOf(
  tx: WriteDoor,
  userId: string,
  reason: 'role_changed' | 'password_changed' | 'user_disabled',
): Promise<EndedSession[]> {
  const ended = await tx.session.end({ userId }, { reason })
  await notifyEnded(tx, ended)
  return ended
}
