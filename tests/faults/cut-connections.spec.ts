import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { createDatabase, type TestDatabase } from '@/tests/helpers/database'
import { type Gate, gateTo } from '@/tests/helpers/gate'
import { rounds } from '@/tests/helpers/rounds'
import { startServer, type TestServer } from '@/tests/helpers/server'
import { audit, replayed } from './harness/audit'
import { recoveredAfter, signedOut, startLoad } from './harness/load'
import { countsOf, report, times } from './harness/report'

const SECONDS = rounds({ short: 5, full: 60 })
const BACK_MS = 2_000

let database: TestDatabase
let gate: Gate
let server: TestServer

test.beforeAll(async () => {
  database = await createDatabase()
  gate = await gateTo(database.appUrl)
  server = await startServer({ databaseUrl: gate.url })
})
test.afterAll(async () => {
  await server.stop()
  await gate.shut()
  await database.close()
})

/** By the database, which says so to the client, and by the network, which says nothing. */
const cuts = [
  () =>
    database.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'rollcall_app'`,
    ),
  async () => {
    await gate.shut()
    await gate.open()
  },
]

test('F3: every connection is cut each second: no success without its row, and nobody is signed out', async () => {
  test.setTimeout(120_000 + SECONDS * 5_000)
  const load = await startLoad({ server, database })
  const done = () => load.journal.filter(({ told }) => told === 'done').length
  await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(0)
  const moments: number[] = []
  for (let second = 0; second < SECONDS; second += 1) {
    await sleep(1_000)
    moments.push(performance.now())
    await cuts[second % cuts.length]?.()
  }
  const last = performance.now()
  await expect.poll(() => recoveredAfter(load.looks, last), { timeout: 30_000 }).toBeDefined()
  const before = done()
  await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(before)
  await load.stop()

  const verdict = await audit(database.owner, load.journal)
  const again = await replayed(load.journal)
  const back = moments.map((moment, at) => recoveredAfter(load.looks, moment, moments[at + 1]))
  // Where no page came before the next cut, the second was not enough; the time runs on to the first page of all.
  const until = moments.map(
    (moment, at) => back[at] ?? (load.looks.find(({ at: when, status }) => when > moment && status === 200)?.at ?? 1e9) - moment,
  )
  const answers = load.looks.length
  const pages = load.looks.filter(({ status }) => status === 200).length
  report({
    fault: 'F3',
    done: 'all connections cut each second, in turn by the database and by the network',
    rounds: SECONDS,
    ...countsOf(verdict),
    resurrected: verdict.resurrected + again,
    measured: `pages again: ${times(until)}; ${pages} of ${answers} pages shown meanwhile, the others 503, nobody signed out`,
    inTime: Math.max(...until) <= BACK_MS,
  })
  expect([verdict.wrong, again, signedOut(load.looks)]).toEqual([[], 0, []])
  expect(load.looks.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
})
