import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'

function* filesIn(path: string, skip: (path: string) => boolean): Generator<string> {
  const full = join(projectRoot, path)
  if (!existsSync(full) || skip(path)) return
  if (!statSync(full).isDirectory()) yield path
  else for (const name of readdirSync(full).sort()) yield* filesIn(join(path, name), skip)
}

/** SHA-256 over names and contents of files and folders of the clone; missing ones count as empty. Times play no part: git changes them. */
export function hashOf(paths: readonly string[], skip: (path: string) => boolean = () => false): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesIn(path, skip)) {
      const content = readFileSync(join(projectRoot, file))
      hash.update(`${file}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}
