import type { Client } from 'pg'

type Found = { readonly name: string; readonly always: boolean }

/**
 * Lets `work` fill a table unwatched: what recorded the rows when they were made must not record their coming back, and what refuses must not
 * refuse. Only the table's owner can do that, within the transaction in hand; afterwards each trigger is as it was.
 */
export async function unwatched<T>(client: Client, table: string, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<Found>(
    `SELECT quote_ident(tgname) AS name, tgenabled = 'A' AS always FROM pg_trigger
     WHERE tgrelid = $1::regclass AND NOT tgisinternal AND tgenabled IN ('O', 'A')`,
    [table],
  )
  for (const { name } of rows) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`)
  const result = await work()
  for (const { name, always } of rows) await client.query(`ALTER TABLE ${table} ENABLE ${always ? 'ALWAYS ' : ''}TRIGGER ${name}`)
  return result
}
