import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

const PLACES = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin']

/** Whether a file can be run. */
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const folderOf = (name: string) => join(tmpdir(), `rollcall-program-${name}`)

/** The program of an earlier `unpack`. */
const unpacked = (name: string) => ['usr/sbin', 'usr/bin'].map((folder) => join(folderOf(name), folder, name)).find(isProgram)

/** Fetches a Debian package (and those of its libraries) and unpacks it beside the temporary files: a server that is installed would also be started. */
function unpack(name: string, libraries: readonly string[]): void {
  const folder = folderOf(name)
  mkdirSync(folder, { recursive: true })
  const run = (file: string, args: readonly string[]) => spawnSync(file, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  if (process.getuid?.() === 0) run('apt-get', ['update'])
  run('apt-get', ['download', name, ...libraries])
  for (const archive of readdirSync(folder).filter((file) => file.endsWith('.deb'))) run('dpkg', ['-x', archive, folder])
}

/**
 * The program of this name (and Debian package): the system's, else one unpacked by apt together with the packages of those `libraries` that few
 * systems have. Throws with what to do; a test is never skipped.
 */
export function ensureProgram(name: string, libraries: readonly string[] = []): string {
  const onSystem = [...(process.env.PATH ?? '').split(delimiter), ...PLACES].map((folder) => join(folder, name)).find(isProgram)
  const found = onSystem ?? unpacked(name)
  if (found !== undefined) return found
  if (isProgram('/usr/bin/apt-get')) unpack(name, libraries)
  const fetched = unpacked(name)
  if (fetched !== undefined) return fetched
  throw new Error(`There is no ${name} for the tests. Install it (on Debian: apt-get install ${name}).`)
}

/** Where the libraries lie that were unpacked with a program, for LD_LIBRARY_PATH. */
export function librariesOf(program: string): string {
  const folder = join(dirname(program), '../lib')
  return existsSync(folder)
    ? readdirSync(folder)
        .map((machine) => join(folder, machine))
        .join(delimiter)
    : ''
}
