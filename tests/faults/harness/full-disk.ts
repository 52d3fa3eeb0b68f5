import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { newHome } from './postgres'

const SIZE = '384m'
const CHUNK = 256 * 1024

/** A small disk of its own for a database. */
export type SmallDisk = {
  readonly home: string
  /** Takes every byte that is free. */
  readonly fill: () => void
  readonly free: () => void
  readonly remove: () => void
}

/** Mounts a memory file system of 384 MB; undefined where we may not mount (no root, or a container without that right). */
export function smallDisk(): SmallDisk | undefined {
  const place = newHome()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', place])
  if (mounted.status !== 0) {
    rmSync(place, { recursive: true, force: true })
    return undefined
  }
  const ballast = join(place, 'ballast')
  return {
    home: join(place, 'home'),
    fill: () => {
      const file = openSync(ballast, 'a')
      try {
        // The last writes are short: down to one page, which is the least that the file system gives.
        for (let size = CHUNK; size >= 4_096; ) {
          try {
            writeSync(file, Buffer.alloc(size, 1))
          } catch {
            size /= 2
          }
        }
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', place])
      rmSync(place, { recursive: true, force: true })
    },
  }
}
