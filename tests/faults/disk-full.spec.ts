import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { member } from '@/tests/helpers/cast'
import { startServer, type TestServer } from '@/tests/helpers/server'
import { audit } from './harness/audit'
import { type SmallDisk, smallDisk } from './harness/full-disk'
import { recoveredAfter, signedOut, startLoad } from './harness/load'
import { type Postgres, startPostgres } from './harness/postgres'
import { countsOf, report, times } from './harness/report'

let disk: SmallDisk | undefined
let postgres: Postgres
let server: TestServer

test.beforeAll(async () => {
  disk = smallDisk()
  postgres = await startPostgres(disk?.home)
  server = await startServer({ databaseUrl: postgres.database.appUrl })
})
test.afterAll(async () => {
  await server.stop()
  await postgres.stop()
  disk?.remove()
})

const FULL = /The disk of the database is full, and nothing was changed/

/** Without the right to mount, the database only says what a full disk makes it say; it is then told apart in the report. */
const refusal = `create function public.no_room() returns trigger language plpgsql as
  $$ begin raise exception 'No space left on device' using errcode = 'disk_full'; end $$;
  create trigger no_room before insert or update on public.users execute function public.no_room();
  create trigger no_room before insert on public.sessions execute function public.no_room()`

const fill = async () => (disk === undefined ? void (await postgres.database.owner.query(refusal)) : disk.fill())
const free = async () =>
  disk === undefined ? void (await postgres.database.owner.query('drop function public.no_room cascade')) : disk.free()

test('F9: a full disk: nothing is told as done that was not, pages stay, and all is well when there is room', async () => {
  test.setTimeout(240_000)
  const site = { server, database: postgres.database }
  const admin = await member(site, 'system_administrator', 'Ada Admin')
  const load = await startLoad(site)
  await expect.poll(() => load.journal.filter(({ told }) => told === 'done').length, { timeout: 60_000 }).toBeGreaterThan(10)

  // A new part of the journal, with its whole 16 MB of room: else it depends on chance which of the two is full first, the journal or the tables.
  await postgres.database.owner.query('select pg_switch_wal()')
  await postgres.database.owner.query(`select pg_logical_emit_message(true, 'test', 'begins the next part')`)
  await fill()
  // Pages of tables have some room left, so the first writes still succeed.
  const create = (n: number) =>
    admin.visitor.act('/users', 'app/(console)/users/actions.ts#createUser', {
      email: `full-${n}@example.org`,
      name: 'x'.repeat(120),
      role: 'audit_user',
    })
  let answer = await create(0)
  for (let n = 1; answer.outcome?.ok === true && n < 200; n += 1) answer = await create(n)
  expect([answer.status, answer.outcome?.message]).toEqual([200, expect.stringMatching(FULL)])
  expect((await admin.visitor.get('/sessions')).status).toBe(200)
  expect((await admin.visitor.get('/users')).status).toBe(200)
  // A page is shown although nothing can record that it was, and that is told where there is room.
  const isTold = () => server.output().includes('"msg":"view not recorded"')
  for (let n = 0; disk !== undefined && n < 300 && !isTold(); n += 1)
    expect((await admin.visitor.get(`/users?q=${'x'.repeat(80)}${n}`)).status).toBe(200)
  expect(isTold()).toBe(disk !== undefined)

  // The journal itself finds no room: the database stops, and cannot come back before there is some.
  if (disk !== undefined) {
    await postgres.database.owner.query('select pg_switch_wal()').catch(() => {})
    const crowd = Array.from({ length: 50 }, (_, n) => create(1_000 + n))
    await Promise.allSettled(crowd)
    await sleep(1_000)
  }
  const told = await admin.visitor.get('/sign-in')
  expect([200, 503]).toContain(told.status)
  const down = !postgres.isRunning()

  await free()
  const since = performance.now()
  // As the supervisor does it.
  if (!postgres.isRunning()) await postgres.start()
  await expect.poll(() => recoveredAfter(load.looks, since), { timeout: 60_000 }).toBeDefined()
  await expect.poll(async () => (await create(5_000 + Math.round(performance.now()))).outcome?.ok, { timeout: 60_000 }).toBe(true)
  const back = performance.now() - since
  await sleep(500)
  await load.stop()

  const verdict = await audit(postgres.database.owner, load.journal)
  report({
    fault: 'F9',
    done:
      disk === undefined
        ? 'the database refuses with "disk full" (no right to mount a small disk here)'
        : 'a disk of 384 MB is filled to the last byte under load',
    rounds: 1,
    ...countsOf(verdict),
    measured: `${down ? 'the database stopped for want of room for its journal and was started again; ' : ''}writing again ${times([back])} after there was room`,
    inTime: null,
  })
  expect([verdict.wrong, signedOut(load.looks)]).toEqual([[], []])
  expect(load.looks.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
})
