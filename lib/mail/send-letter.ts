import type { NewLetter } from '@/lib/db/insert-letter'
import type { Letter } from './letters'

/** What of a write door is needed to write to somebody. */
export type Outbox = { readonly letter: { queue(letters: readonly NewLetter[]): Promise<void> } }

const queued = ({ kind, to, facts, expiresAt, once }: Letter): NewLetter => ({
  ...{ kind, ...to, facts },
  ...{ expiresAt: expiresAt ?? null, once: once ?? null },
})

/** Puts a letter into the outbox inside a running write: it is delivered when, and only when, that commits. */
export const sendLetter = (tx: Outbox, letter: Letter): Promise<void> => tx.letter.queue([queued(letter)])

/** The same of many, in one statement. */
export const sendLetters = (tx: Outbox, letters: readonly Letter[]): Promise<void> => tx.letter.queue(letters.map(queued))
