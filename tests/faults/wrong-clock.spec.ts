import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ensureProgram, librariesOf } from '@/scripts/test/program'
import { member } from '@/tests/helpers/cast'
import { createDatabase, type TestDatabase } from '@/tests/helpers/database'
import { ask } from '@/tests/helpers/http'
import { createPerson, sessionOf } from '@/tests/helpers/people'
import { rounds } from '@/tests/helpers/rounds'
import { startServer, type TestServer } from '@/tests/helpers/server'
import { visitor } from '@/tests/helpers/visitor'
import { report } from './harness/report'

const SECRET = 'a-secret-of-cron-for-tests-only-of-48-bytes.....'
const PEOPLE = rounds({ short: 2, full: 25 })
const jumps = rounds({ short: 2, full: 4 })
/** As libfaketime writes them. */
const clocks = ['+10h', '-1y', '-10h', '+1y'].slice(0, jumps)

let database: TestDatabase
let right: TestServer
test.beforeAll(async () => {
  database = await createDatabase()
  right = await startServer({ databaseUrl: database.appUrl })
})
test.afterAll(async () => {
  await right.stop()
  await database.close()
})

/** Another instance on the same database, whose clock is wrong. */
function startWrong(clock: string): Promise<TestServer> {
  const folders = librariesOf(ensureProgram('faketime', ['libfaketime'])).split(delimiter)
  const library = folders.map((folder) => join(folder, 'faketime/libfaketime.so.1')).find((path) => existsSync(path))
  if (library === undefined) throw new Error('There is a faketime without its library.')
  const env = { LD_PRELOAD: library, FAKETIME: clock, FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1', CRON_SECRET: SECRET }
  return startServer({ databaseUrl: database.appUrl, env })
}

const statesOf = async (ids: readonly string[]) =>
  (await database.owner.query('select id, end_reason from public.sessions where id = any ($1) order by id', [ids])).rows.map(
    ({ end_reason }) => end_reason as string | null,
  )

for (const clock of clocks)
  test(`F8: an instance whose clock is wrong by ${clock} ends and keeps the same sessions as any other`, async () => {
    test.setTimeout(300_000)
    const server = await startWrong(clock)
    try {
      // Its clock really is wrong.
      const { headers } = await ask(`${server.url}/api/health`)
      expect(Math.abs(Date.parse(String(headers.date)) - Date.now())).toBeGreaterThan(9 * 3_600_000)

      const live = []
      const over = []
      for (let i = 0; i < PEOPLE; i += 1) {
        live.push(await member({ server: right, database }, 'audit_user'))
        over.push(await member({ server: right, database }, 'audit_user'))
      }
      const ids = (those: readonly { readonly sessionId: string }[]) => those.map(({ sessionId }) => sessionId)
      await database.owner.query(
        `update public.sessions set started_at = now() - interval '2 hours', last_activity_at = now() - interval '61 minutes' where id = any ($1)`,
        [ids(over)],
      )
      const wrongly: string[] = []
      const seen = async (cookies: ReadonlyMap<string, string>) => {
        const there = visitor(server)
        for (const [name, value] of cookies) there.cookies.set(name, value)
        return (await there.get('/account/sessions')).status
      }
      for (const { visitor: own, sessionId } of live) if ((await seen(own.cookies)) !== 200) wrongly.push(`ended ${sessionId}`)
      for (const { visitor: own, sessionId } of over) if ((await seen(own.cookies)) === 200) wrongly.push(`kept ${sessionId}`)

      // Who signs in there is signed in for the others too, from now on by the database's clock.
      const person = await createPerson(database, 'audit_user')
      const fresh = visitor(server)
      await fresh.signIn(person)
      const elsewhere = visitor(right)
      for (const [name, value] of fresh.cookies) elsewhere.cookies.set(name, value)
      if ((await elsewhere.get('/account/sessions')).status !== 200) wrongly.push('refused a new session')
      const { rows } = await database.owner.query(
        `select abs(extract(epoch from now() - started_at)) < 60 as now from public.sessions where id = $1`,
        [await sessionOf(database, person)],
      )
      expect(rows).toEqual([{ now: true }])

      for (const job of ['timeouts', 'cleanup']) {
        const answer = await ask(`${server.url}/api/cron/${job}`, { headers: { authorization: `Bearer ${SECRET}` } })
        expect([answer.status, JSON.parse(answer.body).outcome]).toEqual([200, 'done'])
      }
      for (const reason of await statesOf(ids(live))) if (reason !== null) wrongly.push(`closed as ${reason}`)
      for (const reason of await statesOf(ids(over))) if (reason !== 'idle') wrongly.push(`left as ${reason}`)
      report({
        ...{
          fault: 'F8',
          done: `an instance whose clock is wrong by ${clock} (libfaketime) judges sessions, signs in, runs both jobs`,
          rounds: 1,
        },
        ...{
          acknowledged: 2 * PEOPLE + 1,
          lost: 0,
          duplicated: 0,
          resurrected: 0,
          measured: `${wrongly.length} sessions wrongly ended or kept`,
          inTime: null,
        },
      })
      expect(wrongly).toEqual([])
    } finally {
      await server.stop()
    }
  })
