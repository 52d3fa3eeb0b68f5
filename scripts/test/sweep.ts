import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { clearLeftover } from '@/scripts/cluster/leftover'
import { takeLock } from '@/scripts/prepare/lock'

export const OWNER = 'owner.json'

/** Stops and removes the clusters in `folder` whose run was killed and could not do it itself. */
export async function sweep(folder: string, prefix: string): Promise<void> {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
    const home = join(folder, name)
    const owner = join(home, OWNER)
    if (!existsSync(owner) || takeLock(owner, process.pid) !== undefined) continue
    await clearLeftover(join(home, 'cluster'))
    rmSync(home, { recursive: true, force: true })
  }
}
