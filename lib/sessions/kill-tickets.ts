import { signValue, verifyValue } from '@/lib/crypto/signed-value'
import { newToken, tokenHash } from '@/lib/crypto/token'
import { unsafeKeepTickets, unsafeTakeTicket } from '@/lib/db/kill-tickets'

const PURPOSE = 'kill ticket'

/** One-time tickets for the tabs of a session that a manager has just ended; only their hashes are kept. */
export async function makeTickets(sessionId: string, tabs: number): Promise<readonly string[]> {
  const secrets = Array.from({ length: tabs }, newToken)
  await unsafeKeepTickets(sessionId, secrets.map(tokenHash))
  return secrets.map((secret) => signValue(PURPOSE, secret))
}

/** A tab says that it shows nothing any more. Its session passes no guard: the ticket is all it has. What is none of ours asks no database. */
export async function acknowledgeLeaving(ticket: string): Promise<void> {
  const secret = verifyValue(PURPOSE, ticket)
  if (secret !== null) await unsafeTakeTicket(tokenHash(secret))
}
