import { type LetterLink, linkSecret } from '@/lib/mail/letter-link'
import { testDatabase } from './database'

/** A letter as it lies in the outbox. */
export type KeptLetter = {
  readonly kind: string
  readonly user_id: string | null
  readonly name: string
  readonly address: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly expires_at: Date | null
}

/** The letters to one address, oldest first. */
export async function mailTo(address: string): Promise<KeptLetter[]> {
  const { owner } = await testDatabase()
  const text = 'SELECT kind, user_id, name, address, facts, expires_at FROM letters WHERE address = $1 ORDER BY id'
  return (await owner.query<KeptLetter>(text, [address])).rows
}

/** The secret of the link in a letter, as its addressee reads it. */
export const secretIn = (letter: KeptLetter | undefined): string => linkSecret(letter?.facts.link as LetterLink)
