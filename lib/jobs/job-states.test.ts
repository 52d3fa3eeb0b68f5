import { beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { rollcallItself, signedIn } from '@/tests/helpers/signed-in'
import { jobStates } from './job-states'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
/** A run of timeouts (every five minutes) that began so long ago. */
const ran = (ago: string, outcome: string | null) =>
  sql(
    `INSERT INTO job_runs (job, asked_by, started_at, alive_at, ended_at, outcome)
     VALUES ('timeouts', 'schedule', now() - $1::interval, now() - $1::interval, CASE WHEN $2::text IS NOT NULL THEN now() - $1::interval END, $2)`,
    [ago, outcome],
  )
const stateOf = async () => (await jobStates(await rollcallItself())).find(({ job }) => job === 'timeouts')

beforeAll(() => testDatabase())
beforeEach(async () => {
  await sql('DELETE FROM job_runs')
  await sql('UPDATE settings SET timeouts_from = NULL, timeouts_minutes = 5')
  await sql('UPDATE _prisma_migrations SET finished_at = now()')
})

test.each<[string, [string, string | null][], string]>([
  ['never ran on a new installation', [], 'ok'],
  ['ran in time', [['4 minutes', 'done']], 'ok'],
  ['a little late', [['19 minutes', 'done']], 'ok'],
  ['late', [['21 minutes', 'done']], 'late'],
  ['three days late', [['3 days', 'done']], 'late'],
  [
    'failed last',
    [
      ['8 minutes', 'done'],
      ['3 minutes', 'failed'],
    ],
    'failing',
  ],
  [
    'failed before',
    [
      ['8 minutes', 'failed'],
      ['3 minutes', 'done'],
    ],
    'ok',
  ],
  [
    'failed before, and runs now',
    [
      ['8 minutes', 'failed'],
      ['0 minutes', null],
    ],
    'failing',
  ],
  [
    'cut short once',
    [
      ['8 minutes', 'cut_short'],
      ['3 minutes', 'done'],
      ['2 minutes', 'cut_short'],
    ],
    'ok',
  ],
  [
    'cut short twice, and nobody has said so yet',
    [
      ['8 minutes', 'cut_short'],
      ['3 minutes', null],
    ],
    'failing',
  ],
])('F7 %s', async (_, history, state) => {
  for (const [ago, outcome] of history) await ran(ago, outcome)
  expect(await stateOf()).toMatchObject({ state })
})

test('F7 a job that never ran is late when the installation is old, and never before its start date', async () => {
  await sql(`UPDATE _prisma_migrations SET finished_at = now() - interval '3 days'`)
  expect(await stateOf()).toMatchObject({ state: 'late', lastStartedAt: null })
  const { rows } = await sql(`UPDATE settings SET timeouts_from = now() + interval '1 day', timeouts_minutes = 90 RETURNING timeouts_from`)
  expect(await stateOf()).toMatchObject({ state: 'ok', nextAt: rows[0].timeouts_from, startsAt: rows[0].timeouts_from, everyMinutes: 90 })
})

test('it runs next its interval after the last start', async () => {
  await ran('2 minutes', 'done')
  const { nextAt, lastStartedAt } = (await stateOf()) ?? {}
  expect((nextAt?.getTime() ?? 0) - (lastStartedAt?.getTime() ?? 0)).toBe(300_000)
})

test('how jobs stand is for managers and administrators', async () => {
  await expect(jobStates((await signedIn('audit_user')).ctx)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await jobStates((await signedIn('audit_manager')).ctx)).map(({ job }) => job)).toEqual(['cleanup', 'timeouts'])
})
