import { chownSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseAccount } from '@/scripts/cluster/account'
import { freePort } from '@/scripts/cluster/port'
import { ensureProgram, librariesOf } from '@/scripts/test/program'
import { documented, put } from './documented'
import { runProgram } from './program'

export type Pooler = {
  /** The database of `startPooler`, through the pooler. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts PgBouncer with the documented configuration before one database. */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const database = new URL(databaseUrl)
  const name = database.pathname.slice(1)
  // Like PostgreSQL it refuses to run as root, and its user must reach the folder, which a private TMPDIR may forbid.
  const account = databaseAccount()
  const folder = mkdtempSync('/tmp/rollcall-pgbouncer-')
  const port = await freePort()
  const users = join(folder, 'userlist.txt')
  writeFileSync(users, `"${database.username}" "${decodeURIComponent(database.password)}"\n`)
  let settings = put(documented('ini'), 'rollcall = host=database port=5432', `${name} = host=${database.hostname} port=${database.port}`)
  settings = put(put(settings, 'listen_addr = *', 'listen_addr = 127.0.0.1'), 'listen_port = 6432', `listen_port = ${port}`)
  settings = put(settings, '/etc/pgbouncer/userlist.txt', users)
  const file = join(folder, 'pgbouncer.ini')
  writeFileSync(file, `${settings}unix_socket_dir =\n`)
  if (account !== undefined) for (const path of [folder, users, file]) chownSync(path, account.uid, account.gid)
  const program = ensureProgram('pgbouncer', ['libc-ares2'])
  const stop = await runProgram(program, [file], { folder, port, account, env: { LD_LIBRARY_PATH: librariesOf(program) } })
  database.port = String(port)
  return { url: database.href, stop }
}
