import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withClient } from '@/scripts/cluster/connect'
import { APP_ROLE } from '@/scripts/cluster/roles'
import { startScratchCluster } from '@/scripts/cluster/scratch'
import { migrate } from '@/scripts/migrate/migrate'
import { takeLock } from '@/scripts/prepare/lock'
import { OWNER, sweep } from './sweep'
import { TEMPLATE } from './template'

const PREFIX = 'rollcall-test-'

/** Starts a PostgreSQL for tests in a temporary folder and says so in the environment, for the processes that run them. */
export async function startTestCluster(): Promise<{ stop: () => Promise<void> }> {
  // Under root the database's user must reach it, which a private TMPDIR may forbid.
  const folder = process.getuid?.() === 0 ? '/tmp' : tmpdir()
  await sweep(folder, PREFIX)
  const home = mkdtempSync(join(folder, PREFIX))
  takeLock(join(home, OWNER), process.pid)
  const cluster = await startScratchCluster(home, TEMPLATE)
  const stop = async () => {
    await cluster.stop()
    rmSync(home, { recursive: true, force: true })
  }
  try {
    await migrate({ ownerUrl: cluster.ownerUrl(TEMPLATE), appRole: APP_ROLE })
    await withClient(cluster.ownerUrl('postgres'), (client) => client.query(`alter database ${TEMPLATE} allow_connections false`))
  } catch (error) {
    await stop()
    throw error
  }
  process.env.ROLLCALL_TEST_OWNER_URL = cluster.ownerUrl('postgres')
  process.env.ROLLCALL_TEST_APP_URL = cluster.appUrl('postgres')
  return { stop }
}
