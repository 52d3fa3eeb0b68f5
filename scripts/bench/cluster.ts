import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clusterUrl, waitForDatabase, withClient } from '@/scripts/cluster/connect'
import { planCluster } from '@/scripts/cluster/plan'
import { APP_ROLE, ensureDatabase } from '@/scripts/cluster/roles'
import { migrate } from '@/scripts/migrate/migrate'
import { hold, release } from '@/scripts/supervise/hold.mjs'
import { TEMPLATE } from '@/scripts/test/template'

/**
 * The embedded PostgreSQL with the settings of `npm start`, durable ones too: what is measured is what people get. Told in the
 * environment to tests/helpers/database, which makes each part a database of its own.
 */
export async function startBenchCluster(): Promise<{ log: string; stop: () => Promise<void> }> {
  const home = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'rollcall-bench-data-'))
  const password = randomBytes(18).toString('base64url')
  const plan = await planCluster(home, password, true)
  const held = hold(plan.program)
  const stop = async () => {
    await release(held, 'SIGINT', 10_000)
    rmSync(home, { recursive: true, force: true })
  }
  const owner = (database: string) => clusterUrl('postgres', password, plan.port, database)
  try {
    await waitForDatabase(owner('postgres'), () => held.child.exitCode === null)
    await ensureDatabase(owner('postgres'), TEMPLATE, password)
    await migrate({ ownerUrl: owner(TEMPLATE), appRole: APP_ROLE })
    await withClient(owner('postgres'), (client) => client.query(`alter database ${TEMPLATE} allow_connections false`))
  } catch (error) {
    await stop()
    throw error
  }
  process.env.ROLLCALL_TEST_OWNER_URL = owner('postgres')
  process.env.ROLLCALL_TEST_APP_URL = clusterUrl(APP_ROLE, password, plan.port, 'postgres')
  return { log: join(home, 'database.log'), stop }
}
