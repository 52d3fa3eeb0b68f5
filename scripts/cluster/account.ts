import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** PostgreSQL refuses to run as root; under root it runs as this one. */
export type Account = { readonly uid: number; readonly gid: number }

const NAME = 'postgres'

function find(): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${NAME}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/** The account for the database: undefined for an ordinary user, who runs it as themselves. Made where it is missing. */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const found = find()
  if (found !== undefined) return found
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME])
  const account = find()
  if (made.status === 0 && account !== undefined) return account
  throw new Error(
    `PostgreSQL does not run as root, and the user "${NAME}" could not be made. Make it (useradd --system ${NAME}), or start as an ordinary user.`,
  )
}

/** Throws when `account` cannot walk to `folder`: a folder above it is closed to others, as /root is. */
export function assertReachable(folder: string, account: Account | undefined): void {
  if (account === undefined) return
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    const entry = statSync(path)
    const open = (entry.mode & 0o001) !== 0 || (entry.uid === account.uid && (entry.mode & 0o100) !== 0)
    if (!open)
      throw new Error(
        `The database's user "${NAME}" cannot reach ${folder}, because ${path} is closed to it. Set DATA_DIR to another place.`,
      )
  }
}
