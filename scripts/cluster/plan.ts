import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '@/scripts/supervise/hold.mjs'
import { assertReachable, databaseAccount } from './account'
import { installBinaries } from './binaries'
import { databaseEnvironment, initialiseCluster } from './initialise'
import { clearLeftover } from './leftover'
import { rememberedPort } from './port'
import { serverSettings } from './settings'

export type ClusterPlan = {
  /** How to run the server; whoever holds it stops it by SIGINT (fast shutdown). */
  readonly program: Program
  readonly port: number
  /** What an earlier run left and what was done about it. */
  readonly leftover: string | undefined
}

/** Makes everything that a PostgreSQL in `home` needs, and says how to start it. The caller owns `home`. */
export async function planCluster(home: string, superuserPassword: string, durable: boolean): Promise<ClusterPlan> {
  mkdirSync(home, { recursive: true })
  const account = databaseAccount()
  // Passing through is all that the database's user needs here; what lies beside the data has modes of its own.
  if (account !== undefined) chmodSync(home, statSync(home).mode | 0o011)
  assertReachable(home, account)
  const cluster = join(home, 'cluster')
  const binaries = installBinaries(home)
  initialiseCluster(cluster, binaries, superuserPassword, account, durable)
  if (account !== undefined && existsSync(cluster)) chownSync(cluster, account.uid, account.gid)
  const leftover = await clearLeftover(cluster)
  const port = await rememberedPort(join(home, 'port'))
  return {
    port,
    leftover,
    program: {
      file: join(binaries, 'bin/postgres'),
      args: ['-D', cluster, ...serverSettings(port, durable)],
      cwd: cluster,
      env: databaseEnvironment,
      log: join(home, 'database.log'),
      account,
    },
  }
}
