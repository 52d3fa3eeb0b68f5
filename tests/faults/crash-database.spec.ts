import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { rounds } from '@/tests/helpers/rounds'
import { startServer, type TestServer } from '@/tests/helpers/server'
import { audit, replayed } from './harness/audit'
import { recoveredAfter, signedOut, startLoad } from './harness/load'
import { type Postgres, startPostgres } from './harness/postgres'
import { countsOf, report, times } from './harness/report'

const ROUNDS = rounds({ short: 1, full: 10 })
const BACK_MS = 10_000
/** Commits that are told before they are written, and written late: what a faster and forgetful database would do. */
const FORGETFUL = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' }

let postgres: Postgres
let server: TestServer

test.beforeAll(async () => {
  postgres = await startPostgres()
  server = await startServer({ databaseUrl: postgres.database.appUrl })
})
test.afterAll(async () => {
  await server.stop()
  await postgres.stop()
})

test('F2: the database is killed under load: nothing acknowledged is lost, and the server finds it again', async () => {
  test.setTimeout(120_000 + ROUNDS * 90_000)
  const load = await startLoad({ server, database: postgres.database })
  await expect.poll(() => load.journal.some(({ told }) => told === 'done'), { timeout: 60_000 }).toBe(true)
  const [recoveries, reconnections]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    await sleep(2_500 + Math.random() * 500)
    await postgres.kill()
    recoveries.push(await postgres.start())
    const since = performance.now()
    await expect.poll(() => recoveredAfter(load.looks, since), { timeout: 60_000 }).toBeDefined()
    reconnections.push(recoveredAfter(load.looks, since) ?? 0)
  }
  await sleep(1_000)
  await load.stop()

  const verdict = await audit(postgres.database.owner, load.journal)
  const again = await replayed(load.journal)
  report({
    fault: 'F2',
    done: 'SIGKILL of PostgreSQL, postmaster and backends at once, under the same load; started again on the same data',
    rounds: ROUNDS,
    ...countsOf(verdict),
    resurrected: verdict.resurrected + again,
    measured: `database ready again: ${times(recoveries)}; then the server: ${times(reconnections)}`,
    inTime: Math.max(...reconnections) <= BACK_MS,
  })
  expect([verdict.wrong, again, signedOut(load.looks)]).toEqual([[], 0, []])
  expect(load.looks.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
  expect(load.looks.some(({ status }) => status === 503)).toBe(true)
})

test('F2: a database that forgets is found out by the same harness', async () => {
  test.setTimeout(180_000)
  await postgres.kill()
  await postgres.start(FORGETFUL)
  await expect.poll(async () => (await fetch(`${server.url}/api/health`)).status, { timeout: 60_000 }).toBe(200)
  const load = await startLoad({ server, database: postgres.database })
  await expect.poll(() => load.journal.filter(({ told }) => told === 'done').length, { timeout: 60_000 }).toBeGreaterThan(20)
  await postgres.kill()
  await postgres.start()
  await load.stop()
  const verdict = await audit(postgres.database.owner, load.journal)
  report({
    fault: 'F2, the harness itself',
    done: 'the same with synchronous_commit=off and a journal that is written every 10 s: the harness must find loss',
    rounds: 1,
    ...countsOf(verdict),
    measured: `${verdict.lost} of ${verdict.acknowledged} acknowledged effects found to be lost`,
    inTime: null,
  })
  expect(verdict.lost).toBeGreaterThan(0)
})
