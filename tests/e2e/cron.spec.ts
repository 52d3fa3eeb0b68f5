import { expect, test } from '@playwright/test'
import { ask } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { startServer } from '@/tests/helpers/server'

const secret = 'a-secret-of-cron-for-tests-only-of-48-bytes.....'
let installation: Installation

test.beforeAll(async () => {
  installation = await startInstallation({ CRON_SECRET: secret })
})
test.afterAll(() => installation.stop())

const call = async (job: string, authorization: string) => {
  const { status, body } = await ask(`${installation.server.url}/api/cron/${job}`, { headers: { authorization } })
  return { status, body: JSON.parse(body) }
}
const runs = async () =>
  (await installation.database.owner.query('select job, asked_by, outcome from public.job_runs order by id')).rows as {
    job: string
    asked_by: string
    outcome: string | null
  }[]

test('the cron routes run the jobs for whoever has the secret', async () => {
  for (const job of ['cleanup', 'timeouts']) {
    expect((await call(job, `Bearer ${secret}x`)).status).toBe(401)
    expect(await call(job, `Bearer ${secret}`)).toMatchObject({ status: 200, body: { job, outcome: 'done', more: false } })
  }
  expect(await runs()).toEqual([
    { job: 'cleanup', asked_by: 'cron', outcome: 'done' },
    { job: 'timeouts', asked_by: 'cron', outcome: 'done' },
  ])
})

test('a job that fails is told by health and metrics, and everybody is served all the same', async () => {
  const { owner } = installation.database
  await owner.query(
    `insert into public.job_runs (job, asked_by, ended_at, outcome, error) values ('cleanup', 'schedule', now(), 'failed', 'x')`,
  )
  const { status, body } = await ask(`${installation.server.url}/api/health`)
  expect([status, JSON.parse(body)]).toEqual([200, { status: 'ok', jobs: { cleanup: 'failing' } }])
  await call('cleanup', `Bearer ${secret}`)
  expect(JSON.parse((await ask(`${installation.server.url}/api/health`)).body)).toEqual({ status: 'ok' })
})

test('by the clock: of two instances one runs each job that is due, and none that is switched off does', async () => {
  test.setTimeout(240_000)
  const { database } = installation
  await database.owner.query('delete from public.job_runs')
  const instances = await Promise.all([1, 2].map(() => startServer({ databaseUrl: database.appUrl, env: { ROLLCALL_SCHEDULER: 'on' } })))
  try {
    await expect
      .poll(async () => (await runs()).filter(({ outcome }) => outcome === 'done').length, { timeout: 90_000, intervals: [500] })
      .toBe(2)
    // Both have looked by now, and the one that came second found nothing due.
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect((await runs()).sort((a, b) => (a.job < b.job ? -1 : 1))).toEqual([
      { job: 'cleanup', asked_by: 'schedule', outcome: 'done' },
      { job: 'timeouts', asked_by: 'schedule', outcome: 'done' },
    ])
  } finally {
    for (const instance of instances) await instance.stop()
  }
})
