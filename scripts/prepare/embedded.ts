import { join } from 'node:path'
import { clusterUrl, waitForDatabase } from '@/scripts/cluster/connect'
import { planCluster } from '@/scripts/cluster/plan'
import { APP_ROLE, ensureDatabase } from '@/scripts/cluster/roles'
import { takeLock } from './lock'
import { databaseIsAlive, tellParent } from './parent'
import type { Secrets } from './secrets'

/** Name of the database in an embedded cluster. */
export const EMBEDDED_DATABASE = 'rollcall'

/** The two addresses of one database: of its owner, for migrations, and of the application. */
export type DatabaseAddresses = { readonly ownerUrl: string; readonly appUrl: string; readonly remark: string }

async function own(dataDir: string): Promise<void> {
  const file = join(dataDir, 'owner.json')
  const owner = takeLock(file, process.ppid)
  if (owner !== undefined)
    throw new Error(
      `The data directory ${dataDir} is in use by a Rollcall that runs already (process ${owner}). Stop that one, or set DATA_DIR to another place.`,
    )
  await tellParent({ kind: 'lock', file })
}

/**
 * Starts the embedded PostgreSQL of `dataDir`, held by our parent, and makes the application's role and database. Only what is thrown away when it stops need
 * not be durable.
 */
export async function startEmbedded(dataDir: string, secrets: Secrets, durable: boolean): Promise<DatabaseAddresses> {
  await own(dataDir)
  const plan = await planCluster(dataDir, secrets.superuserPassword, durable)
  await tellParent({ kind: 'hold', program: plan.program })
  const superuser = (database: string) => clusterUrl('postgres', secrets.superuserPassword, plan.port, database)
  await waitForDatabase(superuser('postgres'), databaseIsAlive).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The embedded PostgreSQL does not answer (${reason}). Its log: ${plan.program.log}`)
  })
  await ensureDatabase(superuser('postgres'), EMBEDDED_DATABASE, secrets.appPassword)
  const remark = [`port ${plan.port}`, plan.leftover].filter((part) => part !== undefined).join(', ')
  return { ownerUrl: superuser(EMBEDDED_DATABASE), appUrl: clusterUrl(APP_ROLE, secrets.appPassword, plan.port, EMBEDDED_DATABASE), remark }
}
