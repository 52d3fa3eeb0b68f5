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
 * A clock that runs only while these processes of the database work: the processor's time. On a machine that does other things too, the time
 * by the wall tells of them. Where the kernel does not say, it is the time by the wall.
 */
function clockOf(pids: readonly number[]): () => number {
  if (pids.length === 0 || pids.some((pid) => timeOf(pid) === null)) return () => performance.now()
  return () => pids.reduce((sum, pid) => sum + (timeOf(pid) ?? 0), 0)
}

/** The clock of the application's connections as they are now: one that fails is replaced, so each question takes a clock of its own. */
export async function applicationClock(owner: pg.Client): Promise<() => number> {
  const { rows } = await owner.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'rollcall' AND datname = current_database()`,
  )
  return clockOf(rows.map(({ pid }) => pid))
}

/** The clock of a connection. */
export async function ownClock(client: pg.Client): Promise<() => number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  return clockOf(rows.map(({ pid }) => pid))
}
