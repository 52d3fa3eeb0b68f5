import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Account } from './account'
import { BUNDLED_MAJOR } from './binaries'

/** The little that PostgreSQL needs to know; none of our secrets is passed on to it. */
export const databaseEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv

function assertMajor(cluster: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (major === BUNDLED_MAJOR) return
  const home = dirname(cluster)
  throw new Error(
    `The data in ${cluster} belongs to PostgreSQL ${major}, and this version of Rollcall brings ${BUNDLED_MAJOR}. Nothing was changed. The way over:\n` +
      `  1. With the version of Rollcall that made it: npm run backup -- ${home}.tar.gz\n` +
      `  2. mv ${home} ${home}.postgresql-${major}\n` +
      `     mkdir -m 700 ${home}\n` +
      `     cp -p ${home}.postgresql-${major}/secrets.json ${home}/\n` +
      `  3. With this version, and the same DATA_DIR: npm run restore -- ${home}.tar.gz --keep-sessions\n` +
      '  4. npm start. When all is well, delete the folder of step 2.',
  )
}

/** Makes the cluster in `cluster` unless there is one: superuser `postgres`, passwords only (SCRAM), UTF-8 and the same order of letters everywhere. */
export function initialiseCluster(
  cluster: string,
  binaries: string,
  password: string,
  account: Account | undefined,
  durable: boolean,
): void {
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    assertMajor(cluster)
    return
  }
  // An initialisation that was cut short leaves a folder without a version; initdb wants an empty one.
  rmSync(cluster, { recursive: true, force: true })
  mkdirSync(cluster, { mode: 0o700 })
  const secret = join(dirname(cluster), 'initial-password')
  writeFileSync(secret, password, { mode: 0o600 })
  if (account !== undefined) for (const path of [cluster, secret]) chownSync(path, account.uid, account.gid)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${secret}`]
  const made = spawnSync(join(binaries, 'bin/initdb'), [`--pgdata=${cluster}`, ...locale, ...access, ...(durable ? [] : ['--no-sync'])], {
    cwd: dirname(cluster),
    env: databaseEnvironment,
    encoding: 'utf8',
    ...account,
  })
  rmSync(secret, { force: true })
  if (made.status === 0) return
  rmSync(cluster, { recursive: true, force: true })
  throw new Error(`PostgreSQL could not make its data directory ${cluster}:\n${made.error?.message ?? ''}${made.stderr ?? ''}`)
}
