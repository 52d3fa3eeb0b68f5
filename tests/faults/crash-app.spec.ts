import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { rounds } from '@/tests/helpers/rounds'
import { audit, replayed } from './harness/audit'
import type { Effect } from './harness/journal'
import { type Load, recoveredAfter, signedOut, startLoad } from './harness/load'
import { auditWithPlanted } from './harness/planted'
import { countsOf, report, times } from './harness/report'
import { openStreams } from './harness/streams'

const ROUNDS = rounds({ short: 2, full: 20 })
const STOPS = rounds({ short: 1, full: 5 })
const effects = ['sign_in', 'kill', 'create_user', 'change_role'] as const
const READY_MS = 5_000
const STOPPED_MS = 10_000

let installation: Installation
let load: Load

test.beforeAll(async () => {
  installation = await startInstallation()
})
test.afterAll(() => installation.stop())

test('F1: the server is killed while people write: nothing acknowledged is lost, and it comes back', async () => {
  test.setTimeout(120_000 + ROUNDS * 60_000)
  load = await startLoad(installation)
  // Each kind of effect is acknowledged before the first kill: on a loaded machine the seconds below are not enough for that.
  const acknowledged = (effect: Effect) => load.journal.filter((entry) => entry.effect === effect && entry.told === 'done').length
  await expect.poll(() => Math.min(...effects.map(acknowledged)), { timeout: 60_000 }).toBeGreaterThan(0)
  const ready: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await sleep(1_500 + Math.random() * 1_000)
    const began = performance.now()
    await installation.server.restart('SIGKILL')
    ready.push(performance.now() - began)
    await expect.poll(() => recoveredAfter(load.looks, began), { timeout: 60_000 }).toBeDefined()
  }
  await sleep(1_000)
  await load.stop()

  const verdict = await audit(installation.database.owner, load.journal)
  const again = await replayed(load.journal)
  report({
    fault: 'F1',
    done: 'SIGKILL of the server while people sign in, end sessions, make people and change roles',
    rounds: ROUNDS,
    ...countsOf(verdict),
    resurrected: verdict.resurrected + again,
    measured: `ready again: ${times(ready)}`,
    inTime: Math.max(...ready) <= READY_MS,
  })
  expect([verdict.wrong, again, signedOut(load.looks)]).toEqual([[], 0, []])
  // Some tries were cut: otherwise nothing was killed in the middle of anything.
  expect(verdict.unknown).toBeGreaterThan(0)
})

test('F1: the audit sees one row that is lost, told twice, alive again or not recorded', async () => {
  const { owner } = installation.database
  const found = async (plant: Parameters<typeof auditWithPlanted>[2]) => {
    const { lost, duplicated, resurrected } = await auditWithPlanted(owner, load.journal, plant)
    return { lost, duplicated, resurrected }
  }
  expect(await found('lost')).toEqual({ lost: 1, duplicated: 0, resurrected: 0 })
  expect(await found('unrecorded')).toEqual({ lost: 1, duplicated: 0, resurrected: 0 })
  expect(await found('duplicated')).toEqual({ lost: 0, duplicated: 1, resurrected: 0 })
  expect(await found('resurrected')).toEqual({ lost: 0, duplicated: 0, resurrected: 1 })
  expect((await audit(owner, load.journal)).wrong).toEqual([])
})

test('F15: SIGTERM with streams open and writes under way: it ends by itself, and nothing acknowledged is lost', async () => {
  test.setTimeout(120_000 + STOPS * 60_000)
  const ends: number[] = []
  const journal = []
  for (let round = 0; round < STOPS; round += 1) {
    const under = await startLoad(installation)
    const streams = await openStreams(installation, 12)
    await sleep(500)
    const began = performance.now()
    await installation.server.stop('SIGTERM')
    ends.push(performance.now() - began)
    // After ten seconds it would have been ended by force.
    expect(await installation.server.exited()).toMatchObject({ signal: null })
    await Promise.all(streams.map(({ closed }) => closed))
    await under.stop()
    journal.push(...under.journal)
    await installation.server.restart()
  }
  const verdict = await audit(installation.database.owner, journal)
  report({
    fault: 'F15',
    done: 'SIGTERM with 12 event streams open and writes under way',
    rounds: STOPS,
    ...countsOf(verdict),
    measured: `ended: ${times(ends)}`,
    inTime: Math.max(...ends) <= STOPPED_MS,
  })
  expect(verdict.wrong).toEqual([])
})
