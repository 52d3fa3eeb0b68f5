import 'server-only'
import { pool } from './pool'
import { once } from './unavailable'

/** A day of millions takes longer than a person may wait. */
const MOST = '120s'

/** Settles the days of the log that are over, oldest first, each in a transaction of its own (log.settle_day). Answers how many. */
export async function settleDays(): Promise<number> {
  return once(async () => {
    const client = await pool().connect()
    let failed = true
    try {
      for (let days = 0; ; days += 1) {
        await client.query(`BEGIN; SET LOCAL statement_timeout = '${MOST}'`)
        const { rows } = await client.query<{ more: boolean }>('SELECT log.settle_day() IS NOT NULL AS more')
        await client.query('COMMIT')
        if (rows[0]?.more === true) continue
        failed = false
        return days
      }
    } finally {
      // One with a transaction that failed is closed, and not handed on.
      client.release(failed)
    }
  })
}
