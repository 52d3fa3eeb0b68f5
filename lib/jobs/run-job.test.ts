import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { carryRun } from '@/lib/db/carry-run'
import { beginRun, endRun } from '@/lib/db/job-ledger'
import { jobSlice, RunLostError } from '@/lib/db/job-slice'
import { letterFacts } from '@/lib/mail/letter-facts'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { lettersTo } from '@/tests/helpers/letters'
import { layRunOut } from '@/tests/helpers/old-rows'
import { makePerson, rollcallItself, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { jobRuns } from './job-runs'
import { runJob } from './run-job'
import { runWhenDue } from './run-when-due'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const runs = async () => (await sql('SELECT job, asked_by, outcome, rows::int FROM job_runs ORDER BY id')).rows
const open = async () =>
  (await sql('SELECT count(*)::int AS n FROM sessions WHERE ended_at IS NULL AND user_id = $1', [person.id])).rows[0].n
const age = (what: string, by: string) => sql(`UPDATE job_runs SET ${what} = ${what} - interval '${by}'`)

let person: TestPerson
beforeAll(async () => {
  await testDatabase()
  person = await makePerson()
})
beforeEach(async () => {
  await sql('DELETE FROM job_runs')
  await sql('UPDATE settings SET timeouts_from = NULL, timeouts_minutes = 5, cleanup_from = NULL')
})

describe('a run and its row in the ledger', () => {
  test('before its start date a job does nothing, says when it starts, and leaves no row', async () => {
    await layRunOut(person, 3)
    const { rows } = await sql(`UPDATE settings SET timeouts_from = now() + interval '1 hour' RETURNING timeouts_from`)
    expect(await runJob('timeouts', 'person')).toEqual({ outcome: 'not_yet', rows: 0, startsAt: rows[0].timeouts_from })
    expect(await runWhenDue('timeouts')).toMatchObject({ outcome: 'not_yet' })
    expect([await open(), await runs()]).toEqual([3, []])
    // One in the past means now.
    await sql(`UPDATE settings SET timeouts_from = now() - interval '1 second'`)
    expect(await runJob('timeouts', 'person')).toEqual({ outcome: 'done', rows: 3 })
    expect([await open(), await runs()]).toEqual([0, [{ job: 'timeouts', asked_by: 'person', outcome: 'done', rows: 3 }]])
  })

  test('while a run lives no other of the job begins; after two silent minutes it was cut short, and its late slices leave nothing', async () => {
    const lost = await beginRun('timeouts', 'cron', { onlyWhenDue: false })
    if (lost.outcome !== 'begun') throw new Error('It did not begin.')
    expect(await runJob('timeouts', 'person')).toEqual({ outcome: 'busy', rows: 0 })
    await age('alive_at', '119 seconds')
    expect((await runJob('timeouts', 'person')).outcome).toBe('busy')
    await age('alive_at', '2 seconds')
    const [seen] = await jobRuns(await rollcallItself(), 'timeouts', 1)
    expect(seen).toMatchObject({ outcome: 'cut_short', endedAt: null })
    expect((await runJob('timeouts', 'person')).outcome).toBe('done')
    await endRun(lost.run, { outcome: 'done', details: {}, error: null })
    expect((await runs()).map(({ outcome }) => outcome)).toEqual(['cut_short', 'done'])
  })

  test('a run whose process is gone was cut short at once; one whose connection alone was lost finds that out', async () => {
    const lost = await beginRun('timeouts', 'cron', { onlyWhenDue: false })
    if (lost.outcome !== 'begun') throw new Error('It did not begin.')
    const carrier = await carryRun(lost.run)
    expect((await runJob('timeouts', 'person')).outcome).toBe('busy')
    expect((await jobRuns(await rollcallItself(), 'timeouts', 1))[0]).toMatchObject({ outcome: null })
    carrier.close()
    await expect
      .poll(async () => (await jobRuns(await rollcallItself(), 'timeouts', 1))[0]?.outcome, { timeout: 2_000, interval: 10 })
      .toBe('cut_short')
    expect((await runJob('timeouts', 'person')).outcome).toBe('done')
    await expect(jobSlice(lost.run, async () => ({ rows: 1 }))).rejects.toThrow(RunLostError)
    expect((await runs()).map(({ outcome }) => outcome)).toEqual(['cut_short', 'done'])
  })

  test('a run has its connection until it is over, and no longer', async () => {
    expect((await runJob('timeouts', 'person')).outcome).toBe('done')
    const { rows } = await sql("SELECT carrier, carrier_since <= started_at + interval '1 minute' AS now FROM job_runs")
    expect(rows).toEqual([{ carrier: expect.any(Number), now: true }])
    await expect.poll(async () => (await sql('SELECT FROM pg_stat_activity WHERE pid = $1', [rows[0].carrier])).rowCount).toBe(0)
  })

  test('another job is not in its way', async () => {
    await beginRun('timeouts', 'cron', { onlyWhenDue: false })
    expect((await runJob('cleanup', 'person')).outcome).toBe('done')
  })

  test('whoever holds the lock of the job makes others answer at once that it runs', async () => {
    await withClient((await testDatabase()).appUrl, async (other) => {
      await other.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('rollcall.job.timeouts'))`)
      const began = performance.now()
      expect((await runJob('timeouts', 'cron')).outcome).toBe('busy')
      expect(performance.now() - began).toBeLessThan(1_000)
      await other.query('ROLLBACK')
    })
    expect(await runs()).toEqual([])
  })

  test('what fails is told, and keeps nothing of its slice', async () => {
    await layRunOut(person, 2)
    await sql(`CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'The trigger says no.'; END $$`)
    await sql('CREATE TRIGGER fail BEFORE UPDATE ON sessions FOR EACH STATEMENT EXECUTE FUNCTION public.fail()')
    const failed = await runJob('timeouts', 'schedule')
    await sql('DROP FUNCTION public.fail CASCADE')
    expect(failed).toMatchObject({ outcome: 'failed', rows: 0 })
    expect((await jobRuns(await rollcallItself(), 'timeouts', 5))[0]).toMatchObject({
      ...{ askedBy: 'schedule', outcome: 'failed', rows: 0, endedAt: expect.any(Date) },
      error: expect.stringContaining('The trigger says no.'),
    })
    expect(await open()).toBe(2)
    expect(await runJob('timeouts', 'schedule')).toEqual({ outcome: 'done', rows: 2 })
  })

  test('what fails is written to active administrators, once a day of each job, and to nobody else', async () => {
    const [one, two] = [await signedIn('system_administrator'), await signedIn('system_administrator')]
    const away = await makePerson({ role: 'system_administrator', status: 'disabled' })
    const others = [away, (await signedIn('audit_manager')).person, person]
    await layRunOut(person, 1)
    await sql(
      `CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION E'No\\r\\nBcc: x@example.org'; END $$`,
    )
    await sql('CREATE TRIGGER fail BEFORE UPDATE ON sessions FOR EACH STATEMENT EXECUTE FUNCTION public.fail()')
    for (let time = 0; time < 3; time += 1) expect((await runJob('timeouts', 'schedule')).outcome).toBe('failed')
    const told = async (who: { id: string }) => (await lettersTo(who)).filter(({ kind }) => kind === 'job_failed')
    for (const { person: who } of [one, two]) {
      const [letter, ...more] = await told(who)
      expect([letter, more]).toMatchObject([{ address: who.email, facts: { job: 'timeouts', error: 'No Bcc: x@example.org' } }, []])
      expect(letterFacts.job_failed.safeParse(letter?.facts).success).toBe(true)
    }
    for (const other of others) expect(await told(other)).toEqual([])
    // The next day it is told again.
    await sql(`UPDATE letters SET once = 'job:timeouts:2026-01-01' WHERE once LIKE 'job:%'`)
    await runJob('timeouts', 'schedule')
    await sql('DROP FUNCTION public.fail CASCADE')
    expect([(await told(one.person)).length, (await told(two.person)).length]).toEqual([2, 2])
  })

  test('the ledger is for managers and administrators', async () => {
    const { ctx } = await signedIn('audit_user')
    await expect(jobRuns(ctx, 'timeouts', 5)).rejects.toMatchObject({ code: 'forbidden' })
    const manager = await signedIn('audit_manager')
    expect(await jobRuns(manager.ctx, 'timeouts', 5)).toEqual([])
  })
})

describe('by the clock', () => {
  test('a job is due its interval after the last start, and what was missed is caught up once', async () => {
    expect(await runWhenDue('timeouts')).toMatchObject({ outcome: 'done' })
    expect(await runWhenDue('timeouts')).toBeNull()
    await age('started_at', '4 minutes 55 seconds')
    expect(await runWhenDue('timeouts')).toBeNull()
    await age('started_at', '3 days')
    expect(await runWhenDue('timeouts')).toMatchObject({ outcome: 'done' })
    expect(await runWhenDue('timeouts')).toBeNull()
    expect(await runs()).toHaveLength(2)
  })

  test.each(['more', 'cut_short'])('after a run that ended with "%s" the next look goes on', async (outcome) => {
    await sql(`INSERT INTO job_runs (job, asked_by, ended_at, outcome) VALUES ('timeouts', 'cron', now(), $1)`, [outcome])
    expect(await runWhenDue('timeouts')).toMatchObject({ outcome: 'done' })
  })
})
