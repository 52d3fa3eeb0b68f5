import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'

// The environment is read once, so the secret comes before anything of ours.
const secret = 'a-secret-of-cron-for-tests-only-of-48-bytes.....'
process.env.CRON_SECRET = secret
process.env.LOG_LEVEL = 'silent'
const { cron } = await import('./cron')

const sql = async (text: string) => (await testDatabase()).owner.query(text)
const call = async (authorization?: string, job: 'cleanup' | 'timeouts' = 'timeouts') => {
  const answer = await cron(job)(
    new Request('http://localhost/api/cron', { headers: authorization === undefined ? {} : { authorization } }),
  )
  return { status: answer.status, body: await answer.json() }
}
const right = `Bearer ${secret}`

beforeAll(() => testDatabase())
beforeEach(async () => {
  await sql('DELETE FROM job_runs')
  await sql('UPDATE settings SET timeouts_from = NULL')
})

describe('ASVS 13.x a cron route', () => {
  test.each([undefined, '', 'Bearer', 'Bearer ', `Bearer ${secret}x`, `Bearer ${secret.slice(1)}`, `Basic ${secret}`, secret])(
    'refuses %s, and runs nothing',
    async (authorization) => {
      const { status, body } = await call(authorization)
      expect([status, body.error.code]).toEqual([401, 'unauthenticated'])
      expect((await sql('SELECT FROM job_runs')).rowCount).toBe(0)
    },
  )

  test('runs the job for whoever has the secret, and says what it did', async () => {
    expect(await call(right)).toEqual({
      status: 200,
      body: { job: 'timeouts', outcome: 'done', rows: 0, more: false, message: 'timeouts did 0 rows, and is done.' },
    })
    expect((await call(right, 'cleanup')).body).toMatchObject({ job: 'cleanup', outcome: 'done' })
    expect((await sql('SELECT job, asked_by FROM job_runs ORDER BY id')).rows).toEqual([
      { job: 'timeouts', asked_by: 'cron' },
      { job: 'cleanup', asked_by: 'cron' },
    ])
  })

  test('says that the job runs already, or when it starts', async () => {
    await sql(`INSERT INTO job_runs (job, asked_by) VALUES ('timeouts', 'schedule')`)
    expect(await call(right)).toMatchObject({
      status: 200,
      body: { outcome: 'busy', message: 'timeouts is already running. Nothing was done.' },
    })
    await sql('DELETE FROM job_runs')
    await sql(`UPDATE settings SET timeouts_from = '2999-01-01T00:00:00Z'`)
    expect(await call(right)).toMatchObject({
      status: 200,
      body: {
        outcome: 'not_yet',
        startsAt: '2999-01-01T00:00:00.000Z',
        message: 'timeouts starts on 2999-01-01T00:00:00.000Z. Nothing was done.',
      },
    })
  })

  test('tells that it failed, and not why', async () => {
    await sql(`ALTER TABLE sessions RENAME TO sessions_away`)
    const { status, body } = await call(right)
    await sql(`ALTER TABLE sessions_away RENAME TO sessions`)
    expect([status, body.outcome]).toEqual([500, 'failed'])
    expect(JSON.stringify(body)).not.toContain('relation')
  })
})
