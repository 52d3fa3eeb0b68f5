import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { APP_ROLE } from '@/scripts/cluster/roles'
import { migrate } from '@/scripts/migrate/migrate'
import { migrationList } from '@/scripts/migrate/migrations'
import { addressOf, type TestDatabase, testDatabase } from '@/tests/helpers/database'
import { makeOldRows, makeWorld } from '@/tests/helpers/world'
import { tablesOf } from './catalogue'
import { verifyArchive } from './read-archive'
import { assertSecret, restoreInto } from './restore-into'
import { writeArchive } from './write-archive'

// Whole databases are copied here.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

const folder = mkdtempSync(join(tmpdir(), 'rollcall-backup-'))
const file = join(folder, 'whole.tar.gz')
let database: TestDatabase

/** A new database without anything in it. */
async function emptyDatabase(name: string): Promise<string> {
  await withClient(addressOf('owner', 'postgres'), (client) => client.query(`CREATE DATABASE ${name}`))
  return addressOf('owner', name)
}

/** Rows and a sum over the contents of each table, generated columns included, in no order. */
async function contents(ownerUrl: string): Promise<Record<string, string>> {
  return await withClient(ownerUrl, async (client) => {
    const sums: Record<string, string> = {}
    for (const { schema, name } of await tablesOf(client)) {
      const { rows } = await client.query(
        `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM ${schema}.${name} t`,
      )
      sums[`${schema}.${name}`] = rows[0].sum
    }
    return sums
  })
}

beforeAll(async () => {
  database = await testDatabase()
  await makeWorld()
  await makeOldRows()
  // More than a batch, with everything that COPY has to escape.
  await database.owner.query(`INSERT INTO known_devices (browser_id, user_id, device_type, browser)
    SELECT gen_random_uuid(), u.id, E'tab\\t line\\n back\\\\slash \\\\N ünï', repeat('x', 900) FROM (SELECT id FROM users LIMIT 1) u, generate_series(1, 3000)`)
  await database.owner.query(`INSERT INTO installation (auth_secret_fingerprint) VALUES ('the fingerprint')`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a backup under load holds one moment', async () => {
  let writing = true
  const before = await contents(database.ownerUrl)
  const load = withClient(database.ownerUrl, async (client) => {
    // In pairs: a backup that saw one without the other would not be of one moment.
    while (writing)
      await client.query(`WITH u AS (INSERT INTO users (email, name, role) VALUES (gen_random_uuid() || '@example.org', 'pair', 'audit_user') RETURNING id)
        INSERT INTO tokens (kind, token_hash, user_id, expires_at) SELECT 'invite', sha256(id::text::bytea), id, now() FROM u`)
  })
  const head = await withClient(database.ownerUrl, (client) => writeArchive(client, file, '0.0.0'))
  writing = false
  await load
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const archive = await verifyArchive(file)
  const rowsOf = (name: string) => archive.sums.tables.find(({ table }) => table === name)?.rows ?? -1
  const [people, links] = [rowsOf('public.users'), rowsOf('public.tokens')].map(
    (rows, at) => rows - Number(before[['public.users', 'public.tokens'][at] ?? '']?.split(' ')[0]),
  )
  expect(people).toBe(links)

  expect(head.tables.map(({ name }) => name).indexOf('users')).toBeLessThan(head.tables.map(({ name }) => name).indexOf('sessions'))
})

test('a backup comes back equal in every table, and nothing of it is recorded anew', async () => {
  const still = join(folder, 'still.tar.gz')
  await withClient(database.ownerUrl, (client) => writeArchive(client, still, '0.0.0'))
  const expected = await contents(database.ownerUrl)
  const target = await emptyDatabase('restored_equal')
  const told: string[] = []
  const { ended } = await restoreInto({ ownerUrl: target, appRole: APP_ROLE }, still, await verifyArchive(still), {
    keepSessions: true,
    progress: (table, rows) => void (rows === null || told.push(`${table} ${rows}`)),
  })
  const restored = await contents(target)
  // The note of the restore is the one thing that is new.
  const { rows } = await withClient(target, (client) =>
    client.query(`SELECT action, actor_name FROM log.activities ORDER BY id DESC LIMIT 1`),
  )
  expect(rows).toEqual([{ action: 'restored', actor_name: 'restore' }])
  await withClient(target, (client) =>
    client.query(
      `BEGIN; ALTER TABLE log.activities DISABLE TRIGGER append_only; DELETE FROM log.activities WHERE action = 'restored'; ALTER TABLE log.activities ENABLE ALWAYS TRIGGER append_only; COMMIT`,
    ),
  )
  expect({ ...(await contents(target)), ended }).toEqual({ ...expected, ended: 0 })
  expect(Object.keys(restored)).toEqual(Object.keys(expected))
  expect(told).toContain(
    `public.known_devices ${(await verifyArchive(still)).sums.tables.find(({ table }) => table === 'public.known_devices')?.rows}`,
  )
})

test('what is restored is guarded as before: log append-only on all days, changes recorded, rights as sealed', async () => {
  const guards = (client: { query: TestDatabase['owner']['query'] }) =>
    client.query(`SELECT array_agg(t ORDER BY t) AS found FROM (
      SELECT format('%s %s %s', tgrelid::regclass, tgname, tgenabled) AS t FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT format('%s %s %s', c.oid::regclass, c.relowner::regrole, c.relacl) FROM pg_class c
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN ('public'::regnamespace, 'log'::regnamespace)) AS all_of_it`)
  const [here, there] = await Promise.all(
    [database.ownerUrl, addressOf('owner', 'restored_equal')].map((url) =>
      withClient(url, async (client) => (await guards(client)).rows[0].found),
    ),
  )
  // Tables of other schemas are their owners' to keep and to put under recording again (docs/recording.md).
  const asMade = (found: string[]) => found.filter((line) => !/^(log\.activities_old|example\.)/.test(line))
  expect(asMade(there)).toEqual(asMade(here))
  expect(there).toContain('log.activities_old append_only A')
})

test('sessions and links of the time of the backup are over, told in the log; another secret can take over', async () => {
  const target = await emptyDatabase('restored_safe')
  const archive = await verifyArchive(file)
  expect(() => assertSecret(archive.head, 'another secret of at least 32 bytes', 'the environment')).toThrow(
    /fingerprint the fingerprint; ours has .*--new-secret/s,
  )
  const { ended } = await restoreInto({ ownerUrl: target, appRole: APP_ROLE }, file, archive, { newSecret: true })
  expect(ended).toBeGreaterThan(0)
  const { rows } = await withClient(target, (client) =>
    client.query(`SELECT (SELECT count(*)::int FROM sessions WHERE ended_at IS NULL) AS open,
      (SELECT count(*)::int FROM tokens WHERE used_at IS NULL AND expires_at > now()) AS links,
      (SELECT count(*)::int FROM installation) AS secrets,
      (SELECT count(*)::int FROM log.activities WHERE actor_name = 'restore' AND kind = 'sign_in' AND action = 'ended') AS told`),
  )
  expect(rows).toEqual([{ open: 0, links: 0, secrets: 0, told: ended }])
})

test('a database that is not empty is refused and left as it is', async () => {
  const before = await contents(addressOf('owner', 'restored_safe'))
  await expect(
    restoreInto({ ownerUrl: addressOf('owner', 'restored_safe'), appRole: APP_ROLE }, file, await verifyArchive(file)),
  ).rejects.toThrow(/not empty: it has log\./)
  expect(await contents(addressOf('owner', 'restored_safe'))).toEqual(before)
})

test('damaged, cut, foreign and newer archives are refused before anything is done', async () => {
  const bytes = gunzipSync(readFileSync(file))
  const changed = (what: string, from: string | RegExp, to: string): string => {
    const path = join(folder, what)
    writeFileSync(path, gzipSync(Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1'), { level: 1 }))
    return path
  }
  await expect(verifyArchive(changed('flipped', 'back\\\\slash', 'back\\\\slosh'))).rejects.toThrow(
    /checksum of public.known_devices is wrong.*Nothing was changed/s,
  )
  await expect(verifyArchive(changed('head', '"format": 1', '"format": 0'))).rejects.toThrow(/checksum of its head|no right head/)
  await expect(verifyArchive(changed('newer', '"format": 1', '"format": 9'))).rejects.toThrow(/newer than this version/)
  const cut = join(folder, 'cut')
  writeFileSync(cut, readFileSync(file).subarray(0, -2000))
  await expect(verifyArchive(cut)).rejects.toThrow(/cannot be used/)
  writeFileSync(cut, 'no archive at all')
  await expect(verifyArchive(cut)).rejects.toThrow(/cannot be used/)

  const { head, sums } = await verifyArchive(file)
  const target = await emptyDatabase('restored_never')
  const into = { ownerUrl: target, appRole: APP_ROLE }
  const newer = { ...head, migrations: [...head.migrations, { name: '29990101000000_future', checksum: '' }] }
  await expect(restoreInto(into, file, { head: newer, sums })).rejects.toThrow(/newer version of Rollcall.*29990101000000_future/s)
  const other = { ...head, migrations: head.migrations.map((migration) => ({ ...migration, checksum: 'x' })) }
  await expect(restoreInto(into, file, { head: other, sums })).rejects.toThrow(/other migrations/)
  expect(await contents(target)).toEqual({})
})

test('a backup is never written over another, and leaves nothing half behind', async () => {
  await expect(withClient(database.ownerUrl, (client) => writeArchive(client, file, '0.0.0'))).rejects.toThrow(/EEXIST/)
  await expect(
    withClient(await emptyDatabase('no_rollcall'), (client) => writeArchive(client, join(folder, 'none'), '0.0.0')),
  ).rejects.toThrow(/no Rollcall/)
})

test('an older backup is restored to its own migrations first, and then migrated on', async () => {
  const last = migrationList().migrationDirectories.map(({ path }) => path)
  const [older, target] = [await emptyDatabase('older'), await emptyDatabase('restored_older')]
  // Before recording was switched on: the newest of what is certainly older.
  await migrate({ ownerUrl: older, appRole: APP_ROLE, upTo: '20261123000004_recording' })
  await withClient(older, (client) => client.query(`INSERT INTO users (email, name, role) VALUES ('old@example.org', 'Old', 'audit_user')`))
  const old = join(folder, 'older.tar.gz')
  await withClient(older, (client) => writeArchive(client, old, '0.0.0'))
  const { later } = await restoreInto({ ownerUrl: target, appRole: APP_ROLE }, old, await verifyArchive(old))
  expect(later).toEqual(last.slice(4))
  const { rows } = await withClient(target, (client) =>
    client.query(`SELECT (SELECT name FROM users) AS name, (SELECT count(*)::int FROM log.recorded_tables) > 0 AS recorded`),
  )
  expect(rows).toEqual([{ name: 'Old', recorded: true }])
})
