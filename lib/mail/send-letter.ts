import type { NewLetter } from '@/lib/db/insert-letter'
import type { Letter } from './letters'

/** What of a write door is needed to write to somebody. */
export type Outbox = { readonly letter: { queue(letter: NewLetter): Promise<void> } }

/** Puts a letter into the outbox inside a running write: it is delivered when, and only when, that commits. */
export async function sendLetter(tx: Outbox, { kind, to, facts, expiresAt }: Letter): Promise<void> {
  await tx.letter.queue({ kind, ...to, facts, expiresAt: expiresAt ?? null })
}
