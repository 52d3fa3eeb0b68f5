import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '@/lib/env/parse'
import { clusterUrl, waitForDatabase } from '@/scripts/cluster/connect'
import { planCluster } from '@/scripts/cluster/plan'
import { APP_ROLE, ensureDatabase } from '@/scripts/cluster/roles'
import { EMBEDDED_DATABASE } from '@/scripts/prepare/embedded'
import { checkExternal } from '@/scripts/prepare/external'
import { takeLock } from '@/scripts/prepare/lock'
import type { Secrets } from '@/scripts/prepare/secrets'
import { hold, release } from '@/scripts/supervise/hold.mjs'

/** A database to work on, and how to leave it as it was found. */
export type Place = { readonly ownerUrl: string; readonly appRole: string; readonly remark: string; readonly leave: () => Promise<void> }

/** The PostgreSQL of one's own, as the owner of its tables. */
export async function externalPlace(environment: Environment, appUrl: string): Promise<Place> {
  const { ownerUrl, appRole, remark } = await checkExternal(environment, appUrl)
  return { ownerUrl, appRole, remark, leave: async () => {} }
}

const urlAt = (port: number, { superuserPassword }: Secrets, database: string) => clusterUrl('postgres', superuserPassword, port, database)

/** The embedded database where a Rollcall runs already, or undefined where none does. */
function running(dataDir: string, secrets: Secrets, lock: string): Place | undefined {
  const owner = takeLock(lock, process.pid)
  if (owner === undefined) return undefined
  const port = Number(readFileSync(join(dataDir, 'port'), 'utf8'))
  const remark = `of the Rollcall that runs (process ${owner})`
  return { ownerUrl: urlAt(port, secrets, EMBEDDED_DATABASE), appRole: APP_ROLE, remark, leave: async () => {} }
}

/**
 * The embedded database of a data directory; started for the time where no Rollcall runs on it. With `alone`, a running one is an error.
 * @throws as a start does: another PostgreSQL's data, a port, rights.
 */
export async function embeddedPlace(dataDir: string, secrets: Secrets, { alone }: { readonly alone: boolean }): Promise<Place> {
  const lock = join(dataDir, 'owner.json')
  const found = running(dataDir, secrets, lock)
  if (found !== undefined && alone) throw new Error(`The data directory ${dataDir} is in use by a Rollcall that runs. Stop it first.`)
  if (found !== undefined) return found
  let stop = async () => {}
  const leave = async () => {
    await stop()
    rmSync(lock, { force: true })
  }
  try {
    const plan = await planCluster(dataDir, secrets.superuserPassword, true)
    const held = hold(plan.program)
    stop = () => release(held, 'SIGINT', 60_000)
    await waitForDatabase(urlAt(plan.port, secrets, 'postgres'), () => held.child.exitCode === null)
    await ensureDatabase(urlAt(plan.port, secrets, 'postgres'), EMBEDDED_DATABASE, secrets.appPassword)
    return { ownerUrl: urlAt(plan.port, secrets, EMBEDDED_DATABASE), appRole: APP_ROLE, remark: 'started for this', leave }
  } catch (error) {
    await leave()
    throw error
  }
}

/** Whether there is a cluster at all in a data directory. */
export function hasCluster(dataDir: string): boolean {
  return existsSync(join(dataDir, 'cluster/PG_VERSION'))
}
