import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { claimInstallation } from '@/scripts/prepare/installation'
import { addressOf, type TestDatabase, testDatabase } from '@/tests/helpers/database'
import { migrate } from './migrate'
import { migrationList } from './migrations'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

async function emptyDatabase(): Promise<string> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  await withClient(addressOf('owner', 'postgres'), (client) => client.query(`create database ${name}`))
  return addressOf('owner', name)
}

describe('migrations', () => {
  test('are applied once, by one of those who start together', async () => {
    const ownerUrl = await emptyDatabase()
    const starts = await Promise.all([1, 2, 3].map(() => migrate({ ownerUrl, appRole: 'rollcall_app' })))
    const all = migrationList().migrationDirectories.map((directory) => directory.path)
    expect(all.length).toBeGreaterThan(0)
    expect(starts.map((applied) => applied.length).sort()).toEqual([0, 0, all.length])
    expect(starts.flat()).toEqual(all)
  })

  test('the application is neither superuser nor owner of any table', async () => {
    const { rows } = await database.owner.query(
      `select c.oid::regclass::text as name from pg_class c join pg_roles r on r.oid = c.relowner
       where r.rolname = 'rollcall_app' or (r.rolsuper and c.relnamespace = 'log'::regnamespace and c.relkind in ('r', 'p'))`,
    )
    expect(rows).toEqual([])
    const role = await database.owner.query(
      `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = 'rollcall_app'`,
    )
    expect(role.rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false }])
  })

  test('the application cannot take what was recorded away', async () => {
    await withClient(database.appUrl, async (app) => {
      for (const statement of [
        'delete from log.activities',
        'update log.activities set kind = kind',
        'truncate log.activities',
        'drop table log.activities',
      ])
        await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' })
    })
  })
})

describe('one database, one AUTH_SECRET', () => {
  test('the first secret claims it, the same one may come again, another is told what to copy', async () => {
    await claimInstallation(database.ownerUrl, 'a'.repeat(32), 'a test')
    await claimInstallation(database.ownerUrl, 'a'.repeat(32), 'a test')
    await expect(claimInstallation(database.ownerUrl, 'b'.repeat(32), 'a test')).rejects.toThrow(
      /Set AUTH_SECRET to the one of the first instance/,
    )
  })
})
