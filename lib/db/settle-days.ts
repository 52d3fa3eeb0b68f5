import 'server-only'
import { Prisma } from './generated/client'
import type { JobTransaction } from './job-transaction'
import { pool } from './pool'
import { run } from './run'

/** A day of millions takes longer than a person may wait. */
const MOST = '120s'

async function settle(day: string): Promise<boolean> {
  const client = await pool().connect()
  let failed = true
  try {
    await client.query(`BEGIN; SET LOCAL statement_timeout = '${MOST}'`)
    const { rows } = await client.query<{ done: boolean }>('SELECT log.settle_day($1) AS done', [day])
    await client.query('COMMIT')
    failed = false
    return rows[0]?.done ?? false
  } finally {
    // One with a transaction that failed is closed, and not handed on.
    client.release(failed)
  }
}

/** The days of the log that are over and not settled, oldest first. @throws AppError `unavailable` when the database cannot be reached. */
export async function daysToSettle(): Promise<string[]> {
  const days = await run<{ day: string }>(Prisma.sql`SELECT day::text FROM log.days_to_settle() AS day`)
  return days.map(({ day }) => day)
}

/** Settles a day within a job. False where somebody still writes on it: it is tried again another time. */
export async function settleDay(slice: JobTransaction, day: string): Promise<boolean> {
  const [settled] = await slice.run<{ done: boolean }>(Prisma.sql`SELECT log.settle_day(${day}::date) AS done`)
  return settled?.done ?? false
}

/**
 * Settles the days of the log that are over, oldest first, each in a transaction of its own (log.settle_day). A day that cannot be settled now is passed
 * over, told to `failed`, and tried again with the next call. Answers how many were settled.
 * @throws AppError `unavailable` when the database cannot be reached.
 */
export async function settleDays(failed: (error: unknown, day: string) => void): Promise<number> {
  let settled = 0
  for (const day of await daysToSettle())
    try {
      if (await settle(day)) settled += 1
    } catch (error) {
      failed(error, day)
    }
  return settled
}
