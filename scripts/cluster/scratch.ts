import { randomBytes } from 'node:crypto'
import { hold, release } from '@/scripts/supervise/hold.mjs'
import { clusterUrl, waitForDatabase } from './connect'
import { planCluster } from './plan'
import { APP_ROLE, ensureDatabase } from './roles'

/** A cluster that may be thrown away: tests, demo, trying out. Not durable. */
export type ScratchCluster = {
  readonly ownerUrl: (database: string) => string
  readonly appUrl: (database: string) => string
  readonly pid: number | undefined
  readonly stop: () => Promise<void>
  /** Lets it run on after this process. */
  readonly leave: () => void
}

/** Starts a throw-away PostgreSQL in `home` (made where missing) with an empty database `database`. */
export async function startScratchCluster(
  home: string,
  database: string,
  password = randomBytes(18).toString('base64url'),
): Promise<ScratchCluster> {
  const plan = await planCluster(home, password, false)
  const held = hold(plan.program)
  const ownerUrl = (name: string) => clusterUrl('postgres', password, plan.port, name)
  await waitForDatabase(ownerUrl('postgres'), () => held.child.exitCode === null)
  await ensureDatabase(ownerUrl('postgres'), database, password)
  return {
    ownerUrl,
    appUrl: (name) => clusterUrl(APP_ROLE, password, plan.port, name),
    pid: held.child.pid,
    stop: () => release(held, 'SIGINT', 10_000),
    leave: () => held.child.unref(),
  }
}
