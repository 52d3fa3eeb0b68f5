import { expect, test } from '@playwright/test'
import { endBy, type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { rounds } from '@/tests/helpers/rounds'
import { report, times } from './harness/report'
import { openStreams, type Stream } from './harness/streams'

const ROUNDS = rounds({ short: 2, full: 25 })
const CLOSED_MS = 2_000

let installation: Installation
let admin: Member

test.beforeAll(async () => {
  installation = await startInstallation()
  admin = await member(installation, 'system_administrator', 'Ada Admin')
})
test.afterAll(() => installation.stop())

const cutListener = () =>
  installation.database.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rollcall live' and datname = current_database()`,
  )
const kill = ({ sessionId }: Stream) => endBy(admin, sessionId, 'Out')
const demote = async ({ person }: Stream) => {
  const fields = { userId: person.id, role: 'audit_manager' }
  const { outcome } = await admin.visitor.act('/users', 'app/(console)/users/actions.ts#changeRole', fields)
  expect(outcome?.ok).toBe(true)
}

const ways: [string, (stream: Stream) => Promise<unknown>, string][] = [
  ['killed', kill, '"reason":"killed"'],
  ['given another role', demote, '"reason":"role_changed"'],
  ['killed while nothing is listened to', (stream) => cutListener().then(() => kill(stream)), '"reason":"killed"'],
]

for (const [what, end, told] of ways) {
  test(`F12: the stream of somebody who is ${what} says so and closes`, async () => {
    test.setTimeout(60_000 + ROUNDS * 15_000)
    const took: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const [stream] = await openStreams(installation, 1)
      if (stream === undefined) throw new Error('There is no stream.')
      await end(stream)
      const acknowledged = performance.now()
      const { at, text } = await stream.closed
      expect(text).toContain(told)
      took.push(Math.max(0, at - acknowledged))
      expect((await stream.browser.get('/api/live')).status).toBe(401)
    }
    report({
      fault: 'F12',
      done: `event stream of somebody who is ${what}`,
      rounds: ROUNDS,
      acknowledged: ROUNDS,
      lost: 0,
      duplicated: 0,
      resurrected: 0,
      measured: `closed after the answer: ${times(took)}`,
      inTime: Math.max(...took) <= CLOSED_MS,
    })
  })
}
