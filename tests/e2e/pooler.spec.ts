import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { expect, test } from '@playwright/test'
import { withClient } from '@/scripts/cluster/connect'
import { endBy, member } from '@/tests/helpers/cast'
import { createDatabase, type TestDatabase } from '@/tests/helpers/database'
import { ask } from '@/tests/helpers/http'
import { type Pooler, startPooler } from '@/tests/helpers/pooler'
import { startServer, type TestServer } from '@/tests/helpers/server'
import type { Visitor } from '@/tests/helpers/visitor'

const SECRET = 'a-secret-of-cron-for-tests-only-of-48-bytes.....'

let database: TestDatabase
let pooler: Pooler
test.beforeAll(async () => {
  database = await createDatabase()
  pooler = await startPooler(database.appUrl)
})
test.afterAll(async () => {
  await pooler.stop()
  await database.close()
})

/** A session's event stream; `ended` is what it told before it closed. */
async function streamOf({ url }: TestServer, { cookies }: Visitor) {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  const stream = await new Promise<IncomingMessage>((resolve, reject) =>
    get(`${url}/api/live`, { headers: { cookie }, agent: false }, resolve).on('error', reject),
  )
  let heard = ''
  stream.on('data', (part) => {
    heard += part
  })
  const closed = once(stream, 'end').then(() => heard)
  await expect.poll(() => heard).toContain('event: ready')
  return { ended: () => closed }
}

const listening = async () =>
  (await database.owner.query(`select from pg_stat_activity where datname = current_database() and application_name = 'rollcall live'`))
    .rowCount === 1

test('behind PgBouncer in transaction mode the documented limits hold', async () => {
  const limits = await withClient(pooler.url, async (client) => {
    const { rows } = await client.query(`select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as pause`)
    return rows[0]
  })
  expect(limits).toEqual({ statement: '2s', pause: '2s' })
})

for (const [how, direct, mostMs] of [
  ['with a direct address for notices', true, 1_000],
  ['without a direct address, by asking every second', false, 2_000],
] as const)
  test.describe(`behind PgBouncer ${how}`, () => {
    let server: TestServer
    test.beforeAll(async () => {
      const env = { CRON_SECRET: SECRET, ROLLCALL_SCHEDULER: 'off', ...(direct ? { DATABASE_DIRECT_URL: database.appUrl } : {}) }
      server = await startServer({ databaseUrl: `${pooler.url}?pgbouncer=true`, env })
    })
    test.afterAll(() => server.stop())

    test('people sign in, see lists, and are ended; their tabs hear it', async () => {
      const admin = await member({ server, database }, 'system_administrator')
      const victim = await member({ server, database }, 'audit_user', 'Vera Victim')
      expect((await admin.visitor.get('/sessions')).body).toContain('Vera Victim')

      const stream = await streamOf(server, victim.visitor)
      await expect.poll(listening).toBe(direct)
      await endBy(admin, victim.sessionId, 'Through the pooler')
      const killed = performance.now()
      const heard = await stream.ended()
      expect(performance.now() - killed).toBeLessThan(mostMs)
      expect(heard).toContain('Through the pooler')
      expect((await victim.visitor.get('/sessions')).headers.location).toBe('/sign-in?next=%2Fsessions')
    })

    test(`a run of a job is ${direct ? '' : 'not '}tied to a connection of its process`, async () => {
      await database.owner.query('delete from public.job_runs')
      const answer = await ask(`${server.url}/api/cron/timeouts`, { headers: { authorization: `Bearer ${SECRET}` } })
      expect([answer.status, JSON.parse(answer.body).outcome]).toEqual([200, 'done'])
      expect((await database.owner.query('select carrier is not null as tied from public.job_runs')).rows).toEqual([{ tied: direct }])
    })

    test('many at once share few connections, and none is refused', async () => {
      const admin = await member({ server, database }, 'system_administrator')
      await Promise.all(Array.from({ length: 6 }, () => member({ server, database }, 'audit_user')))
      const answers = await Promise.all(Array.from({ length: 20 }, () => admin.visitor.get('/sessions')))
      expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    })
  })
