import type { Client } from 'pg'
import type { Row } from './row'

/** Inserts rows that all have the same columns, in one statement. */
export async function insertRows(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  const source = `SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`
  await client.query(`INSERT INTO ${table} (${columns}) ${source}`, [JSON.stringify(rows)])
}
