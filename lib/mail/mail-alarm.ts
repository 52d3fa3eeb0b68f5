import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type LetterTroubles, letterTroubles } from '@/lib/db/letter-troubles'
import { remembered } from '@/lib/time/remembered'

const REMEMBERED_MS = 15_000

const troubles = remembered(REMEMBERED_MS, letterTroubles)

/** Letters that wait for too long, or were given up: for whoever looks after the installation. The answer may be 15 seconds old. */
export async function mailAlarm(ctx: UserContext): Promise<Pick<LetterTroubles, 'late' | 'failed'>> {
  assertMay(ctx, 'mail.see')
  return troubles()
}
