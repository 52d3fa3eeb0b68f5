import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { clusterUrl, waitForDatabase } from '@/scripts/cluster/connect'
import { planCluster } from '@/scripts/cluster/plan'
import { APP_ROLE, ensureDatabase } from '@/scripts/cluster/roles'
import { migrate } from '@/scripts/migrate/migrate'
import { type Held, hold, release } from '@/scripts/supervise/hold.mjs'
import type { TestDatabase } from '@/tests/helpers/database'

const DATABASE = 'rollcall'

/** A PostgreSQL of the test's own, with the durable settings of `npm start`, that can be killed as a loss of power would do it. */
export type Postgres = {
  readonly database: TestDatabase
  readonly pid: () => number
  /** Ends postmaster and backends at once, by SIGKILL: nobody writes anything more. */
  readonly kill: () => Promise<void>
  /** Starts it on the same data and waits until it answers; `settings` are added. Answers how many milliseconds that took. */
  readonly start: (settings?: Readonly<Record<string, string>>) => Promise<number>
  readonly isRunning: () => boolean
  readonly stop: () => Promise<void>
}

/** Where a database's files may lie: under root the database's user must reach it, which a private TMPDIR may forbid. */
export const newHome = (): string => mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'rollcall-fault-'))

function family(root: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return [root, ...pairs.filter(([, parent]) => parent === root).flatMap(([pid]) => pid ?? [])]
}

/** Waits until these are no more: what they shared in memory would keep the next one from starting. Who is dead and not yet buried holds nothing. */
async function gone(pids: readonly number[]): Promise<void> {
  const alive = () => {
    const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pids.join()], { encoding: 'utf8' })
    return stdout.split('\n').some((state) => /^\s*[^\sZ]/.test(state))
  }
  for (let tries = 0; tries < 200 && alive(); tries += 1) await sleep(50)
}

/** Starts a migrated PostgreSQL in `home`. */
export async function startPostgres(home = newHome()): Promise<Postgres> {
  const password = randomBytes(18).toString('base64url')
  const { program, port } = await planCluster(home, password, true)
  const url = (role: string, name: string) => clusterUrl(role, password, port, name)
  let held: Held
  const isRunning = () => held.child.exitCode === null && held.child.signalCode === null

  const start: Postgres['start'] = async (settings = {}) => {
    const began = performance.now()
    const more = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    held = hold({ ...program, args: [...program.args, ...more] })
    await waitForDatabase(url('postgres', 'postgres'), isRunning)
    return performance.now() - began
  }
  const stop = async () => {
    await release(held, 'SIGINT', 10_000)
    rmSync(home, { recursive: true, force: true })
  }
  await start()
  try {
    await ensureDatabase(url('postgres', 'postgres'), DATABASE, password)
    await migrate({ ownerUrl: url('postgres', DATABASE), appRole: APP_ROLE })
  } catch (error) {
    await stop()
    throw error
  }
  // Connections that the crash cuts are replaced at the next question.
  const owner = new pg.Pool({ connectionString: url('postgres', DATABASE), max: 2 })
  owner.on('error', () => {})
  return {
    database: {
      appUrl: url(APP_ROLE, DATABASE),
      ownerUrl: url('postgres', DATABASE),
      owner: owner as unknown as pg.Client,
      close: () => owner.end(),
    },
    pid: () => held.child.pid ?? 0,
    kill: async () => {
      const all = family(held.child.pid ?? 0)
      for (const pid of all) {
        try {
          process.kill(pid, 'SIGKILL')
        } catch {
          // It was gone already.
        }
      }
      await held.exited
      await gone(all)
    },
    start,
    isRunning,
    stop: async () => {
      await owner.end()
      await stop()
    },
  }
}
