import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '@/scripts/project'
import { takeLock } from './lock'

const FILE = join(projectRoot, 'node_modules/.rollcall-preparing.json')

/** Does what writes into the clone while no other instance does: of two that start together one builds, the other finds it built. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  while (takeLock(FILE, process.pid) !== undefined) await sleep(200)
  try {
    return await work()
  } finally {
    rmSync(FILE, { force: true })
  }
}
