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
  /** What it tells: a letter under the same key as an earlier one to the same person is none. */
  readonly once: string | null
}

/** Puts letters into the outbox, in one statement. Every verb may: whom it writes to, and what, is the verb's own. */
export async function insertLetters({ client }: Transaction, letters: readonly NewLetter[]): Promise<void> {
  if (letters.length === 0) return
  await client.$executeRaw`
    INSERT INTO public.letters (kind, user_id, name, address, facts, expires_at, once)
    SELECT t.kind, t."userId", t.name, t.address, t.facts, t."expiresAt", t.once FROM jsonb_to_recordset(${JSON.stringify(letters)}::jsonb)
      AS t(kind text, "userId" uuid, name text, address text, facts jsonb, "expiresAt" timestamptz, once text)
    ON CONFLICT (user_id, once) WHERE once IS NOT NULL DO NOTHING`
}

/** Those of some people to whom there is no letter under a key yet. */
export async function notYetTold({ client }: Transaction, once: string, userIds: readonly string[]): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`SELECT p.id FROM unnest(${userIds}::uuid[]) AS p(id)
    WHERE NOT EXISTS (SELECT FROM public.letters l WHERE l.user_id = p.id AND l.once = ${once})`
  return rows.map(({ id }) => id)
}
