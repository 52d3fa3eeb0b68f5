import 'server-only'
import type { Transaction } from './transaction'

/** A letter for the outbox (lib/mail/letters.ts). */
export type NewLetter = {
  readonly kind: string
  readonly userId: string | null
  readonly name: string
  readonly address: string
  readonly facts: object
  readonly expiresAt: Date | null
}

/** Puts a letter into the outbox. Every verb may: whom it writes to, and what, is the verb's own. */
export async function insertLetter({ client }: Transaction, { kind, userId, name, address, facts, expiresAt }: NewLetter): Promise<void> {
  await client.$executeRaw`
    INSERT INTO public.letters (kind, user_id, name, address, facts, expires_at)
    VALUES (${kind}, ${userId}::uuid, ${name}, ${address}, ${JSON.stringify(facts)}::jsonb, ${expiresAt})`
}
