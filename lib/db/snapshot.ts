import 'server-only'
import { pool } from './pool'
import type { Run } from './run'
import { twice } from './unavailable'

/**
 * Reads in one snapshot: whatever changes meanwhile, all statements of `work` see the same rows at the same moment, `now()` too. They go one after the
 * other over one connection, so whatever asks by another way within it could wait for itself.
 * @throws AppError `unavailable` when the database is lost or too busy.
 */
export const snapshot = <T>(work: (run: Run) => Promise<T>): Promise<T> =>
  twice(async () => {
    const client = await pool().connect()
    let failed = true
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      const answer = await work(
        async (statement) => (await client.query({ text: statement.text, values: statement.values as unknown[] })).rows,
      )
      await client.query('COMMIT')
      failed = false
      return answer
    } finally {
      // One with a transaction that failed is closed, and not handed on.
      client.release(failed)
    }
  })
