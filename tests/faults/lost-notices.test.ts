import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startSession } from '@/lib/auth/start-session'
import { hub } from '@/lib/live/hub'
import { liveStream } from '@/lib/live/live-stream'
import { closeStreams } from '@/lib/live/stream-registry'
import { originOf } from '@/lib/origin/origin-of'
import { killSession } from '@/lib/sessions/kill-session'
import { listSessions } from '@/lib/sessions/list-sessions'
import { testDatabase } from '@/tests/helpers/database'
import { rounds } from '@/tests/helpers/rounds'
import { makePerson, nobodysHash, rollcallItself, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { report } from './harness/report'

const CHANGES = rounds({ short: 80, full: 1_000 })
const CUT_EVERY = rounds({ short: 10, full: 40 })

let manager: SignedIn
let person: TestPerson

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  person = await makePerson()
})
afterAll(closeStreams)

/** A list as a page keeps it: read once, and again whenever the stream says that it may look different. */
function follower(who: SignedIn) {
  const seen = { rows: '', readings: 0 }
  let reading = false
  let again = false
  const read = async () => {
    again = true
    if (reading) return
    reading = true
    while (again) {
      again = false
      seen.rows = await stateOf(who)
      seen.readings += 1
    }
    reading = false
  }
  const stream = liveStream(
    { sessionId: who.session.id, userId: who.person.id, seesEveryone: true },
    async () => ({ live: true, clocks: [], notices: '' }),
    new AbortController().signal,
  )
  const reader = stream.body?.getReader()
  const decoder = new TextDecoder()
  void (async () => {
    for (;;) {
      const part = await reader?.read()
      if (part === undefined || part.done) return
      if (/event: (?:sessions|ready)/.test(decoder.decode(part.value))) void read()
    }
  })()
  return seen
}

const stateOf = async (who: SignedIn) => (await listSessions(who.ctx, {})).rows.map(({ id, status }) => `${id} ${status}`).join('\n')

const cut = async () => {
  const { owner } = await testDatabase()
  const { rowCount } = await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rollcall live' AND datname = current_database()`,
  )
  return rowCount ?? 0
}

test('F13 notices are lost in the middle of many changes: afterwards the list is that of the database', {
  timeout: rounds({ short: 60_000, full: 600_000 }),
}, async () => {
  const seen = follower(manager)
  await vi.waitFor(() => expect(hub().listening).toBe(true), { timeout: 20_000 })
  const origin = await originOf({ ip: '192.0.2.7', headers: new Headers() })
  const ctx = await rollcallItself()
  const open: string[] = []
  let cuts = 0
  for (let change = 1; change <= CHANGES; change += 1) {
    if (change % CUT_EVERY === 0) cuts += await cut()
    const victim = change % 3 === 0 ? open.shift() : undefined
    if (victim !== undefined) await killSession(manager.ctx, { sessionId: victim, reason: null, message: null })
    else {
      await startSession(ctx, { ...person, passwordHash: nobodysHash }, origin, randomUUID())
      const { owner } = await testDatabase()
      open.push((await owner.query('SELECT id FROM sessions ORDER BY id DESC LIMIT 1')).rows[0].id)
    }
    if (change % 7 === 0) await sleep(5)
  }
  // The last change of all is made while nobody listens.
  await vi.waitFor(() => expect(hub().listening).toBe(true), { timeout: 20_000 })
  cuts += await cut()
  await startSession(ctx, { ...person, passwordHash: nobodysHash }, origin, randomUUID())
  expect(cuts).toBeGreaterThan(1)

  const truth = await stateOf(manager)
  const since = performance.now()
  await vi.waitFor(() => expect(seen.rows).toBe(truth), { timeout: 30_000, interval: 20 })
  report({
    fault: 'F13',
    done: `the listening connection is cut ${cuts} times during ${CHANGES} changes, the last time just before the last one`,
    rounds: CHANGES,
    acknowledged: CHANGES,
    lost: 0,
    duplicated: 0,
    resurrected: 0,
    measured: `the list is the database's ${Math.round(performance.now() - since)} ms after the last change; read ${seen.readings} times`,
    inTime: null,
  })
})
