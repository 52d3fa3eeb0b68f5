import { testDatabase } from './database'

/** A letter as it lies in the outbox. */
export type LaidLetter = {
  readonly kind: string
  readonly name: string
  readonly address: string
  readonly facts: Record<string, unknown>
  readonly state: string
  readonly expires_at: Date | null
}

/** What was written to a person, oldest first. */
export async function lettersTo({ id }: { readonly id: string }): Promise<LaidLetter[]> {
  const { owner } = await testDatabase()
  const { rows } = await owner.query<LaidLetter>(
    'SELECT kind, name, address, facts, state, expires_at FROM letters WHERE user_id = $1 ORDER BY id',
    [id],
  )
  return rows
}
