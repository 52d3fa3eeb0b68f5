import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobName } from '@/lib/jobs/job-names'
import { runJob } from '@/lib/jobs/run-job'
import { testDatabase } from '@/tests/helpers/database'
import { layEnded, layOldDays, layRunOut } from '@/tests/helpers/old-rows'
import { rounds } from '@/tests/helpers/rounds'
import { type SecondInstance, secondInstance } from '@/tests/helpers/second-instance'
import { makePerson, type TestPerson } from '@/tests/helpers/signed-in'
import { report, times } from './harness/report'

const LONG = rounds({ short: 180_000, full: 3_600_000 })
const KILLS = rounds({ short: 3, full: 10 })
const CALLS = 20
const SESSIONS = rounds({ short: 2_500, full: 20_000 })
const ROWS = rounds({ short: 3_000, full: 100_000 })
const [FROM, TO] = [4, 8]

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

let person: TestPerson
const instances = new Set<SecondInstance>()
beforeAll(async () => {
  await testDatabase()
  await sql('UPDATE settings SET retention_days = 3, read_days = 3')
})
afterAll(() => {
  for (const instance of instances) instance.end()
})

async function instance(): Promise<SecondInstance> {
  const started = await secondInstance()
  instances.add(started)
  return started
}

/** What there is to do for a job, and whether afterwards exactly that was done, and told. */
const worlds: Readonly<
  Record<JobName, { lay: () => Promise<void>; effect: () => Promise<unknown>; expected: unknown; acknowledged: number }>
> = {
  timeouts: {
    lay: async () => {
      person = await makePerson()
      await layRunOut(person, SESSIONS)
    },
    effect: async () => {
      const { rows } = await sql(
        `SELECT count(*)::int AS sessions, count(s.ended_at)::int AS ended, bool_and(s.ended_at = s.last_activity_at + interval '60 minutes') AS truly,
           (SELECT count(*)::int FROM log.activities a WHERE a.action = 'ended' AND a.resource_id IN (SELECT id::text FROM sessions WHERE user_id = $1)) AS told
         FROM sessions s WHERE s.user_id = $1`,
        [person.id],
      )
      return rows[0]
    },
    expected: { sessions: SESSIONS, ended: SESSIONS, truly: true, told: SESSIONS },
    acknowledged: SESSIONS,
  },
  cleanup: {
    lay: async () => {
      person = await makePerson()
      await layOldDays(FROM, TO, ROWS)
      await layEnded(person, SESSIONS, FROM)
      await layEnded(person, 10, 1)
    },
    effect: async () => {
      const { rows } = await sql(
        `SELECT (SELECT count(*)::int FROM log.activities WHERE action = 'old') AS old, (SELECT count(*)::int FROM sessions WHERE user_id = $1) AS sessions,
           (SELECT count(*)::int FROM log.activities WHERE action = 'delete' AND resource_type = 'session') AS deleted,
           (SELECT jsonb_agg(details - '{from,to}'::text[]) FROM log.activities a WHERE action = 'purged' AND id > (SELECT public.uuid_floor(min(created_at)) FROM users WHERE id = $1)) AS told`,
        [person.id],
      )
      return rows[0]
    },
    expected: {
      ...{ old: 0, sessions: 10, deleted: 0 },
      told: [{ activities: ROWS * (TO - FROM + 1), sessions: SESSIONS, retention_days: 3, read_days: 3 }],
    },
    acknowledged: SESSIONS + ROWS * (TO - FROM + 1),
  },
}
const names = Object.keys(worlds) as JobName[]

/** Runs a job until it has nothing left to do, as a scheduler would. A backend of a killed process may hold the lock until its statement is over. */
async function finish(job: JobName): Promise<void> {
  for (const end = performance.now() + LONG / 2; ; ) {
    const { outcome, error } = await runJob(job, 'schedule')
    if (outcome === 'done') return
    if (outcome === 'failed' || performance.now() > end) throw new Error(`${job}: ${outcome}`, { cause: error })
    await sleep(50)
  }
}

/** Whether two runs of a job were ever at work at the same time. */
const overlaps = async () =>
  (
    await sql(`SELECT count(*)::int AS n FROM job_runs a JOIN job_runs b ON b.job = a.job AND b.id > a.id
      WHERE tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)`)
  ).rows[0].n as number

describe('F6 jobs on two instances', () => {
  test.each(names)('%s, called twenty times at once: the effect of one run', { timeout: LONG }, async (job) => {
    const { lay, effect, expected, acknowledged } = worlds[job]
    await lay()
    const other = await instance()
    const [there, ...here] = await Promise.all([
      other.run({ job, calls: CALLS / 2 }),
      ...Array.from({ length: CALLS / 2 }, () => runJob(job, 'cron')),
    ])
    const answers = [...there.answers, ...here]
    await finish(job)
    expect(answers).toHaveLength(CALLS)
    expect(answers.filter(({ outcome }) => outcome === 'failed' || outcome === 'not_yet')).toEqual([])
    expect(answers.filter(({ rows }) => rows > 0).length).toBeGreaterThan(0)
    expect(await overlaps()).toBe(0)
    expect(await effect()).toEqual(expected)
    report({
      ...{
        fault: 'F6',
        done: `${job} called ${CALLS} times at once on two instances`,
        rounds: 1,
        acknowledged,
        lost: 0,
        duplicated: 0,
        resurrected: 0,
      },
      measured: `${answers.filter(({ outcome }) => outcome === 'busy').length} of ${CALLS} heard that it runs already`,
      inTime: null,
    })
  })

  test.each(names)('%s, killed in the middle: the next run completes it', { timeout: LONG }, async (job) => {
    const { lay, effect, expected, acknowledged } = worlds[job]
    await lay()
    const found: number[] = []
    for (let round = 0; round < KILLS; round += 1) {
      const victim = await instance()
      const before = (await sql('SELECT count(*)::int AS n FROM job_runs')).rows[0].n
      void victim.run({ job, calls: 1 }).catch(() => {})
      await expect
        .poll(async () => (await sql('SELECT count(*)::int AS n FROM job_runs')).rows[0].n, { timeout: 20_000, interval: 2 })
        .toBe(before + 1)
      await sleep(Math.random() * 120)
      await victim.kill()
      instances.delete(victim)
      const killed = performance.now()
      // One that was killed before its process was tied to it would have to be silent for two minutes: they pass in the ledger.
      const { rowCount } = await sql('SELECT FROM job_runs WHERE ended_at IS NULL')
      await sql(`UPDATE job_runs SET alive_at = alive_at - interval '3 minutes' WHERE ended_at IS NULL AND carrier IS NULL`)
      const carried = `SELECT FROM job_runs r JOIN pg_stat_activity a ON a.pid = r.carrier AND a.backend_start = r.carrier_since WHERE r.ended_at IS NULL`
      await expect.poll(async () => (await sql(carried)).rowCount, { timeout: 5_000, interval: 2 }).toBe(0)
      if (rowCount === 1) found.push(performance.now() - killed)
    }
    await finish(job)
    const cut = found.length
    // Some of them were killed while they worked.
    expect(cut).toBeGreaterThan(0)
    expect((await sql(`SELECT count(*)::int AS n FROM job_runs WHERE outcome = 'cut_short' AND job = $1`, [job])).rows[0].n).toBe(cut)
    expect(await effect()).toEqual(expected)
    report({
      ...{
        fault: 'F6',
        done: `${job} killed (SIGKILL) in the middle, then run again`,
        rounds: KILLS,
        acknowledged,
        lost: 0,
        duplicated: 0,
        resurrected: 0,
      },
      ...{ measured: `${cut} of ${KILLS} runs cut short, known as that after: ${times(found)}`, inTime: null },
    })
  })
})
