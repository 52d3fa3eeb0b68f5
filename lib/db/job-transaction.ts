import 'server-only'
import type pg from 'pg'
import type { Prisma } from './generated/client'
import { pool } from './pool'
import { once } from './unavailable'

/** Emptying or counting a day of millions takes longer than a person may wait. */
const MOST = '20s'

/** What a job does in one transaction. */
export type JobTransaction = {
  run<Row extends pg.QueryResultRow>(statement: Prisma.Sql): Promise<Row[]>
  /** Told to every instance when, and only when, the transaction commits. */
  notify(channel: string, payload: string): Promise<void>
}

/**
 * Does the work of a job in one transaction, whose changes are recorded as the job's. Nothing of it stays where `work` throws.
 * @throws AppError `unavailable` when the database is lost or too busy.
 */
export function jobTransaction<T>(job: string, work: (transaction: JobTransaction) => Promise<T>): Promise<T> {
  return once(async () => {
    const client = await pool().connect()
    let failed = true
    try {
      await client.query(`BEGIN; SET LOCAL statement_timeout = '${MOST}'`)
      await client.query(`SELECT set_config('rollcall.actor', $1, true), set_config('rollcall.source', 'job', true)`, [`job:${job}`])
      const result = await work({
        run: async (statement) => (await client.query({ text: statement.text, values: statement.values as unknown[] })).rows,
        notify: async (channel, payload) => void (await client.query('SELECT pg_notify($1, $2)', [channel, payload])),
      })
      await client.query('COMMIT')
      failed = false
      return result
    } finally {
      // One with a transaction that failed is closed, and not handed on.
      client.release(failed)
    }
  })
}
