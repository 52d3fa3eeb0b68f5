import { readFileSync } from 'node:fs'
import type pg from 'pg'

/** Time that the kernel gave to a process so far, in milliseconds; null where it does not say (only Linux does). */
function timeOf(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return null
  }
}

/**
 * A clock that runs only while the database works for us: the processor's time of the application's connections. On a machine that does other
 * things too, the time by the wall tells of them. Where the kernel does not say, it is the time by the wall.
 */
export async function backendClock(owner: pg.Client): Promise<() => number> {
  const { rows } = await owner.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'rollcall' AND datname = current_database()`,
  )
  if (rows.length === 0 || rows.some(({ pid }) => timeOf(pid) === null)) return () => performance.now()
  return () => rows.reduce((sum, { pid }) => sum + (timeOf(pid) ?? 0), 0)
}
