import { hashPassword } from '@/lib/crypto/password-hash'
import { layActivities } from '@/scripts/bench/activities/lay'
import { type Figure, ms, seconds } from '@/scripts/bench/figure'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession } from '@/scripts/bench/people'
import { layRunOut } from '@/scripts/bench/retention/run-out'
import { type SignIns, signInUntil } from '@/scripts/bench/retention/sign-ins'
import { onStage, type Stage } from '@/scripts/bench/stage'
import { median } from '@/scripts/bench/statistics'
import { ask } from '@/tests/helpers/http'
import { password } from '@/tests/helpers/people'

const CRON_SECRET = 'a-secret-of-cron-for-measuring-only-of-48-bytes.'
/** One day that goes alone, thirty that go together, and the newest, which stays. */
const DAYS = 32
/** How many activities a day has; BENCH_DAY says otherwise for a first look. */
const PER_DAY = Number(process.env.BENCH_DAY ?? 333_333)
const RUN_OUT = 100_000
const PEOPLE = 40
const SIGN_INS = 60
const ONE_DAY_MS = 1_000
const ALL_MS = 30_000
const TIMEOUTS_MS = 10_000
const MOST_SLOWER = 2

type Run = { readonly ms: number; readonly calls: number; readonly rows: number }

/** Calls a job as a scheduler does, until it has nothing left to do. */
async function runToEnd(origin: string, job: 'cleanup' | 'timeouts'): Promise<Run> {
  const began = performance.now()
  for (let calls = 1, rows = 0; ; calls += 1) {
    const { status, body } = await ask(`${origin}/api/cron/${job}`, { headers: { authorization: `Bearer ${CRON_SECRET}` } })
    if (status !== 200) throw new Error(`${job} was answered ${status}: ${body}`)
    const answer = JSON.parse(body) as { outcome: string; rows: number }
    rows += answer.rows
    if (answer.outcome === 'done') return { ms: performance.now() - began, calls, rows }
  }
}

const retain = (owner: Stage['owner'], days: number) => owner.query('UPDATE settings SET retention_days = $1, read_days = $1', [days])

/** A purge with people signing in meanwhile, compared with how they signed in before. */
async function purge(origin: string, signIn: ReturnType<typeof signInUntil>): Promise<{ run: Run; meanwhile: SignIns }> {
  let over = false
  const running = runToEnd(origin, 'cleanup').finally(() => {
    over = true
  })
  const [run, meanwhile] = await Promise.all([running, signIn(1, () => over)])
  return { run, meanwhile }
}

async function measure({ origin, owner }: Stage): Promise<Figure[]> {
  const hash = await hashPassword(password)
  const people = []
  for (let i = 0; i < PEOPLE; i += 1) people.push(await addPerson(owner, `Guest ${i}`, 'audit_user', hash))
  const signIn = signInUntil(
    origin,
    people.map(({ email }) => email),
  )
  await signIn(10, () => true)
  const before = await signIn(SIGN_INS, () => true)
  const floor = median(before.times)

  // Without anybody else, as the time of the purge itself.
  await retain(owner, DAYS - 1)
  const one = await runToEnd(origin, 'cleanup')
  await retain(owner, 1)
  const all = await purge(origin, signIn)
  const errors = before.errors + all.meanwhile.errors
  const slower = median(all.meanwhile.times) / floor

  const [first] = people
  if (first === undefined) throw new Error('There are no people.')
  await layRunOut(owner, (await addSession(owner, first)).id, RUN_OUT)
  await owner.query('VACUUM (ANALYZE) sessions')
  const timeouts = await runToEnd(origin, 'timeouts')
  const closed = await owner.query<{ ended: number; records: number }>(
    `SELECT (SELECT count(*)::int FROM sessions WHERE end_reason = 'idle') AS ended,
       (SELECT count(*)::int FROM log.activities WHERE action = 'ended' AND actor_name = 'timeouts') AS records`,
  )
  const { ended = 0, records = 0 } = closed.rows[0] ?? {}
  const part = 'retention'
  return [
    {
      ...{ part, name: `purge of one day of ${PER_DAY} activities, with the numbers of its views`, target: `≤ ${seconds(ONE_DAY_MS)}` },
      ...{ measured: `${ms(one.ms)}, ${one.rows} rows in all`, floor: '', ratio: null, good: one.ms <= ONE_DAY_MS },
    },
    {
      ...{
        part,
        name: `purge of ${(DAYS - 2) * PER_DAY} activities of ${DAYS - 2} days, with people signing in`,
        target: `≤ ${seconds(ALL_MS)}`,
      },
      ...{
        measured: `${seconds(all.run.ms)} in ${all.run.calls} calls, ${all.run.rows} rows in all`,
        floor: '',
        ratio: null,
        good: all.run.ms <= ALL_MS,
      },
    },
    {
      ...{ part, name: `sign-in meanwhile, median of ${all.meanwhile.times.length}`, target: `≤ ${MOST_SLOWER} × before, 0 errors` },
      measured: `${ms(median(all.meanwhile.times))}, slowest ${ms(Math.max(...all.meanwhile.times))}; ${errors} errors`,
      ...{ floor: `${ms(floor)} (before)`, ratio: slower, good: slower <= MOST_SLOWER && errors === 0 },
    },
    {
      ...{
        part,
        name: `timeouts closes ${RUN_OUT} sessions that ran out, in slices`,
        target: `≤ ${seconds(TIMEOUTS_MS)}, one record each`,
      },
      measured: `${seconds(timeouts.ms)} in ${timeouts.calls} calls; ${ended} ended, ${records} records`,
      ...{ floor: '', ratio: null, good: timeouts.ms <= TIMEOUTS_MS && ended >= RUN_OUT && records === ended },
    },
  ]
}

/** What retention and timeouts take at ten million activities, called over http, and what signing in feels of it. */
export const retention: Part = () =>
  onStage(
    { TRUSTED_PROXIES: '127.0.0.1/32', CRON_SECRET },
    async ({ owner }) => {
      await retain(owner, DAYS + 1)
      await layActivities(owner, { days: DAYS, many: PER_DAY })
      // Each view has its number beside it.
      await owner.query(`INSERT INTO log.view_folds (activity_id, session_id, fold)
        SELECT id, coalesce(session_id, id), md5(resource_id) FROM log.activities WHERE kind = 'read'`)
      await owner.query('VACUUM (ANALYZE) log.view_folds')
    },
    measure,
  )
