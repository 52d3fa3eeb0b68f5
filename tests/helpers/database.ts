import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { withClient } from '@/scripts/cluster/connect'
import { TEMPLATE } from '@/scripts/test/template'

/** A migrated, empty database. `owner` is a superuser's connection: it ages rows and looks where the application may not. */
export type TestDatabase = {
  readonly appUrl: string
  readonly ownerUrl: string
  readonly owner: pg.Client
  readonly close: () => Promise<void>
}

/** The address of a database in the tests' cluster. */
export function addressOf(who: 'app' | 'owner', database: string): string {
  const base = who === 'app' ? process.env.ROLLCALL_TEST_APP_URL : process.env.ROLLCALL_TEST_OWNER_URL
  if (base === undefined) throw new Error('There is no PostgreSQL for the tests: run them by npm test, vitest or Playwright.')
  const url = new URL(base)
  url.pathname = `/${database}`
  return url.href
}

/** Copies the migrated template: some 50 ms. */
export async function createDatabase(name = `test_${randomUUID().replaceAll('-', '')}`): Promise<TestDatabase> {
  await withClient(addressOf('owner', 'postgres'), (client) => client.query(`create database ${name} template ${TEMPLATE}`))
  const ownerUrl = addressOf('owner', name)
  const owner = new pg.Client({ connectionString: ownerUrl })
  owner.on('error', () => {})
  await owner.connect()
  return { appUrl: addressOf('app', name), ownerUrl, owner, close: () => owner.end() }
}

let own: Promise<TestDatabase> | undefined

/** The test file's own database, made at the first call; lib/db is on it from the beginning. Call it in beforeAll. */
export function testDatabase(): Promise<TestDatabase> {
  own ??= createDatabase(process.env.ROLLCALL_TEST_DATABASE)
  return own
}

export async function closeTestDatabase(): Promise<void> {
  await (await own)?.close()
}
