import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { projectRoot } from '@/scripts/project'

/** A name for this clone that a person recognises and that no other clone has. */
function cloneKey(): string {
  const name = basename(projectRoot)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return `${name}-${createHash('sha256').update(projectRoot).digest('hex').slice(0, 8)}`
}

/** Where the data lies: outside of the clone, since cleaning up a clone must not delete an audit trail. DATA_DIR overrides. */
export function dataDirectory(wanted: string | undefined): string {
  if (wanted !== undefined) return wanted
  const root = process.getuid?.() === 0 ? '/var/lib' : (process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share'))
  return join(root, 'rollcall', cloneKey())
}

/** Makes the data directory, with a message that says what to do where that may not be. */
export function makeDataDirectory(path: string): void {
  try {
    // The folders above must let the database's user pass, whatever the umask says.
    process.umask(0o022)
    mkdirSync(dirname(path), { recursive: true })
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Error(
      `The data directory ${path} cannot be made (${error instanceof Error ? error.message : error}). Set DATA_DIR to a place that may be written.`,
    )
  }
}
