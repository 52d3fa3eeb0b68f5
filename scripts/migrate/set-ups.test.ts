import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { addressOf } from '@/tests/helpers/database'
import { migrate } from './migrate'
import { ensureOwnerRoles } from './roles'

const made: string[] = []
const asSuperuser = <T>(work: (client: Client) => Promise<T>) => withClient(addressOf('owner', 'postgres'), work)

async function makeRole(rights: string): Promise<string> {
  const name = `role_${randomUUID().replaceAll('-', '')}`
  await asSuperuser((client) => client.query(`create role ${name} login password 'set-up' ${rights}`))
  made.push(`drop role ${name}`)
  return name
}

async function makeDatabase(owner: string, how = ''): Promise<string> {
  const name = `set_up_${randomUUID().replaceAll('-', '')}`
  await asSuperuser((client) => client.query(`create database ${name} owner ${owner} ${how}`))
  made.push(`drop database ${name} with (force)`)
  return name
}

function urlOf(role: string, database: string): string {
  const url = new URL(addressOf('owner', database))
  url.username = role
  url.password = 'set-up'
  return url.href
}

/** How many workers a statement of this role may start for itself. */
const workersOf = (url: string) =>
  withClient(url, async (client) => (await client.query(`select current_setting('max_parallel_workers_per_gather') as many`)).rows[0]?.many)

afterAll(() =>
  asSuperuser(async (client) => {
    for (const statement of made.reverse()) await client.query(statement)
  }),
)

const tokenHash = `sha256(convert_to(gen_random_uuid()::text, 'UTF8'))`
const newUser = `insert into public.users (email, name, role) values (gen_random_uuid() || '@example.org', 'X', 'audit_user')`

/** What the application does, and whether its own log can be changed by it, as SQLSTATEs. */
async function tried(url: string): Promise<Record<string, string>> {
  const statements = {
    insert: `with u as (${newUser} returning id) insert into public.tokens (kind, token_hash, user_id, expires_at)
      select 'invite', ${tokenHash}, id, now() from u`,
    update: `update public.users set role = 'audit_manager'`,
    lock: 'select id from public.sessions for no key update',
    note: `select log.note('read', 'look', 'ok', null, null, null, null)`,
    partitions: 'select log.ensure_partitions(30)',
    read: 'select count(*) from log.activities',
    redate: 'update public.users set created_at = now()',
    delete: 'delete from log.activities',
    forge: `insert into log.activities (kind, action, source, actor_kind, actor_name) values ('system', 'forged', 'web', 'user', 'x')`,
  }
  return withClient(url, async (client) => {
    const ends: [string, string][] = []
    for (const [name, text] of Object.entries(statements)) {
      const end = await client.query(text).then(
        () => 'done',
        (error: { code?: string }) => error.code ?? 'none',
      )
      ends.push([name, end])
    }
    return Object.fromEntries(ends)
  })
}

const works = { insert: 'done', update: 'done', lock: 'done', note: 'done', partitions: 'done', read: 'done', delete: '42501' }

describe('the owners’ roles', () => {
  test.each([
    ['a superuser', 'superuser', 2],
    ['a role that may make roles', 'createrole', 0],
    ['a plain role', '', 0],
  ])('made by %s (%s): %i', async (_, rights, count) => {
    const role = await makeRole(rights)
    await asSuperuser(async (client) => {
      await client.query('begin')
      for (const name of ['rollcall_owner', 'rollcall_log']) await client.query(`alter role ${name} rename to ${name}_away`)
      await client.query(`set local role ${role}`)
      await ensureOwnerRoles(client)
      const { rows } = await client.query(`select count(*)::int as made from pg_roles where rolname in ('rollcall_owner', 'rollcall_log')`)
      await client.query('rollback')
      expect(rows).toEqual([{ made: count }])
    })
  })
})

describe('the seal holds what the roles at hand allow', () => {
  test.each([
    ['a superuser and the application', 'superuser', true],
    ['an owner that may make roles and the application', 'createrole', false],
    ['a plain owner and the application', '', false],
  ])('%s', async (_, rights, handsOver) => {
    const [owner, app] = [await makeRole(rights), await makeRole('')]
    const database = await makeDatabase(owner)
    for (const _again of [1, 2]) await migrate({ ownerUrl: urlOf(owner, database), appRole: app })
    expect(await tried(urlOf(app, database))).toEqual({ ...works, redate: '42501', forge: '42501' })
    const { rows } = await withClient(urlOf(owner, database), (client) =>
      client.query(
        `select distinct relowner::regrole::text as name from pg_class where relnamespace = 'log'::regnamespace and relkind in ('r', 'p')`,
      ),
    )
    expect(rows).toEqual([{ name: handsOver ? 'rollcall_log' : owner }])
    // Where the owner may not say so the start goes on without it.
    expect((await workersOf(urlOf(app, database))) === '0').toBe(handsOver)
  })

  test('one role for all: the triggers hold', async () => {
    const role = await makeRole('')
    const database = await makeDatabase(role)
    const url = urlOf(role, database)
    for (const _again of [1, 2]) await migrate({ ownerUrl: url, appRole: role })
    expect(await tried(url)).toEqual({ ...works, redate: 'done', forge: 'done' })
    expect(await workersOf(url)).toBe('0')
  })

  test('an owner with a schema of its own name: everything lies in public', async () => {
    const role = await makeRole('')
    const database = await makeDatabase(role)
    const url = urlOf(role, database)
    await withClient(url, (client) => client.query(`create schema ${role}`))
    for (const _again of [1, 2]) await migrate({ ownerUrl: url, appRole: role })
    const { rows } = await withClient(url, (client) =>
      client.query(`select count(*)::int as strays from pg_class where relnamespace = $1::regnamespace`, [role]),
    )
    expect(rows).toEqual([{ strays: 0 }])
  })

  test('a locale that knows small letters of ASCII alone: names are compared by those of Unicode', async () => {
    const role = await makeRole('')
    const database = await makeDatabase(role, `template template0 encoding 'UTF8' locale_provider libc locale 'C'`)
    await migrate({ ownerUrl: urlOf(role, database), appRole: role })
    const { rows } = await withClient(urlOf(role, database), (client) =>
      client.query(`select lower('É') as plain, public.name_key('ÉVA Ю') = public.name_key('éva ю') as alike`),
    )
    expect(rows).toEqual([{ plain: 'É', alike: true }])
  })
})
