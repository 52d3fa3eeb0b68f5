import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { withClient } from '@/scripts/cluster/connect'
import { claimInstallation } from '@/scripts/prepare/installation'
import { projectRoot } from '@/scripts/project'
import { member } from '@/tests/helpers/cast'
import { addressOf } from '@/tests/helpers/database'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { startServer } from '@/tests/helpers/server'
import { visitor } from '@/tests/helpers/visitor'

const SECRET = 'a secret for tests only, 48 bytes long, not used.'

let installation: Installation
let folder: string
test.beforeAll(async () => {
  // Under root the database's user must reach it.
  folder = mkdtempSync('/tmp/rollcall-restore-')
  chmodSync(folder, 0o755)
  installation = await startInstallation()
  await claimInstallation(installation.database.ownerUrl, SECRET, 'the test')
})
test.afterAll(async () => {
  await installation.stop()
  rmSync(folder, { recursive: true, force: true })
})

function run(
  command: 'backup' | 'restore',
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, `scripts/${command}.mjs`), ...words], {
    cwd: folder,
    env: {
      ...process.env,
      INIT_CWD: folder,
      DATABASE_URL: '',
      DATABASE_OWNER_URL: '',
      AUTH_SECRET: '',
      DATA_DIR: join(folder, 'data'),
      ...env,
    },
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

test('a backup of the running Rollcall is restored elsewhere by its commands, and people sign in there', async () => {
  test.setTimeout(120_000)
  const admin = await member(installation, 'system_administrator', 'Ada Admin')
  const own = { DATABASE_URL: installation.database.appUrl, DATABASE_OWNER_URL: installation.database.ownerUrl }
  const made = run('backup', ['monday.tar.gz'], own)
  expect(made.said).toContain('public.users … 1 row')
  expect(made.status).toBe(0)
  expect(readdirSync(folder)).toContain('monday.tar.gz')

  const name = `restored_${Date.now()}`
  await withClient(addressOf('owner', 'postgres'), (client) => client.query(`CREATE DATABASE ${name}`))
  const there = { DATABASE_URL: addressOf('app', name), DATABASE_OWNER_URL: addressOf('owner', name), AUTH_SECRET: SECRET }
  const restored = run('restore', ['monday.tar.gz'], there)
  expect(restored.said).toContain('Restored. 1 open session was ended')
  expect(restored.status).toBe(0)
  const again = run('restore', ['monday.tar.gz'], there)
  expect([again.status, again.said]).toEqual([1, expect.stringContaining('The database is not empty')])

  const server = await startServer({ databaseUrl: there.DATABASE_URL })
  try {
    const old = visitor(server)
    for (const [cookie, value] of admin.visitor.cookies) old.cookies.set(cookie, value)
    expect((await old.get('/sessions')).headers.location).toBe('/sign-in?next=%2Fsessions')
    const fresh = visitor(server)
    await fresh.signIn(admin.person)
    expect((await fresh.get('/users')).body).toContain('Ada Admin')
  } finally {
    await server.stop()
  }
})

test('the embedded database is restored into a new data directory, backed up from it, and another major version shows this way', () => {
  test.setTimeout(120_000)
  const data = join(folder, 'data')
  const file = join(folder, 'monday.tar.gz')
  expect(run('backup', [], {}).said).toContain('nothing to back up')
  const restored = run('restore', [file], { AUTH_SECRET: SECRET })
  expect(restored.said).toContain('Restored.')
  expect(restored.status).toBe(0)
  const made = run('backup', [], {})
  expect(made.said).toContain('database started for this')
  expect(made.status).toBe(0)
  expect(readdirSync(join(data, 'backups'))).toHaveLength(1)
  expect(existsSync(join(data, 'owner.json'))).toBe(false)
  expect(existsSync(join(data, 'cluster/postmaster.pid'))).toBe(false)

  writeFileSync(join(data, 'cluster/PG_VERSION'), '17\n')
  const stopped = run('backup', [], {})
  expect(stopped.status).toBe(1)
  expect(stopped.said).toContain('belongs to PostgreSQL 17')
  expect(stopped.said).toContain(`npm run restore -- ${data}.tar.gz --keep-sessions`)
  mkdirSync(join(folder, 'other'))
  const wrong = run('restore', [file], { DATA_DIR: join(folder, 'other'), AUTH_SECRET: 'another secret of at least 32 bytes' })
  expect([wrong.status, wrong.said]).toEqual([
    1,
    expect.stringMatching(/Not restored: The backup belongs to an installation whose AUTH_SECRET has the fingerprint/),
  ])
  expect(readdirSync(join(folder, 'other'))).toEqual([])
})
