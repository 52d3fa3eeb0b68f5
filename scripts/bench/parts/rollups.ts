import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Figure, ms } from '@/scripts/bench/figure'
import { applicationClock } from '@/scripts/bench/lists/backend-time'
import { benchContext } from '@/scripts/bench/lists/context'
import { type Part, SECRET } from '@/scripts/bench/part'
import { addPerson, addSession, type Person } from '@/scripts/bench/people'
import { median } from '@/scripts/bench/statistics'
import { createDatabase } from '@/tests/helpers/database'

const ROUNDS = 9
const WRITES = 40
const MOST = 1.1
const STRIKES = ['strike_day_new', 'strike_day_old', 'strike_day_changed', 'strike_days_together']

/** Work that is done WRITES times a round, and what has to stand before each round. */
type Work = { readonly once: (at: number) => Promise<unknown>; readonly before: () => Promise<unknown> }
type Times = { readonly waited: number; readonly worked: number }

/** lib/db reads its address once, so the environment comes before the first import of a door. */
async function verbs() {
  const { databaseClock } = await import('@/lib/db/clock')
  const { startSession } = await import('@/lib/auth/start-session')
  const { systemContext } = await import('@/lib/auth/system-context')
  const { killSession } = await import('@/lib/sessions/kill-session')
  const { originOf } = await import('@/lib/origin/origin-of')
  return { databaseClock, startSession, systemContext, killSession, originOf }
}

async function timed(owner: pg.Client, work: Work, kept: boolean): Promise<Times> {
  for (const trigger of STRIKES) await owner.query(`ALTER TABLE sessions ${kept ? 'ENABLE' : 'DISABLE'} TRIGGER ${trigger}`)
  await work.before()
  const clock = await applicationClock(owner)
  const worked = clock()
  const waited: number[] = []
  for (let at = 0; at < WRITES; at += 1) {
    const began = performance.now()
    await work.once(at)
    waited.push(performance.now() - began)
  }
  return { waited: median(waited), worked: (clock() - worked) / WRITES }
}

/** The same writes while days of sessions are kept and while they are not, by turns; the first round only warms. */
async function cost(owner: pg.Client, name: string, work: Work): Promise<Figure> {
  const rounds: { kept: Times; bare: Times }[] = []
  for (let round = -1; round < ROUNDS; round += 1) {
    const times = { bare: await timed(owner, work, false), kept: await timed(owner, work, true) }
    if (round >= 0) rounds.push(times)
  }
  const of = (which: 'kept' | 'bare', what: keyof Times) => median(rounds.map((round) => round[which][what]))
  const ratio = of('kept', 'waited') / of('bare', 'waited')
  return {
    ...{ part: 'rollups', name, target: `≤ ${MOST} × without` },
    measured: `${ms(of('kept', 'waited'))} (of it the database's processor ${ms(of('kept', 'worked'))})`,
    floor: `${ms(of('bare', 'waited'))} (without; ${ms(of('bare', 'worked'))})`,
    ...{ ratio, good: ratio <= MOST },
  }
}

/** Open sessions that began two days ago, on a day that has been counted. */
async function oldSessions(owner: pg.Client, person: Person): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < WRITES; at += 1) {
    const { id } = await addSession(owner, person)
    const { rows } = await owner.query<{ id: string }>(
      `UPDATE sessions SET id = public.uuid_floor(now() - interval '2 days' + $2 * interval '1 ms'), started_at = now() - interval '2 days' WHERE id = $1 RETURNING id`,
      [id, at],
    )
    ids.push(rows[0]?.id ?? '')
  }
  const counted = await owner.query(`SELECT public.count_session_day(((now() - interval '2 days') AT TIME ZONE 'UTC')::date) AS done`)
  if (counted.rows[0]?.done !== true) throw new Error('The day was not counted.')
  return ids
}

/** What it costs whoever signs in or ends a session that sessions are counted by day. Activities are counted by a job alone: their writers pay nothing. */
export const rollups: Part = async () => {
  const database = await createDatabase()
  process.env.DATABASE_URL = database.appUrl
  process.env.AUTH_SECRET = SECRET
  const { owner } = database
  try {
    const { databaseClock, startSession, systemContext, killSession, originOf } = await verbs()
    await owner.query('UPDATE settings SET idle_enabled = false, limit_enabled = false')
    const manager = await benchContext(owner, await databaseClock(), 'audit_manager', 'Mara Manager')
    const guest = { ...(await addPerson(owner, 'Gus Guest', 'audit_user', 'none')), passwordHash: 'none' }
    const origin = await originOf({
      ip: '203.0.113.7',
      headers: new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }),
    })
    const signIn = async () =>
      startSession(await systemContext('sign-in', { id: 'bench', source: 'web', ip: '203.0.113.7' }), guest, origin, randomUUID())
    let open: string[] = []
    const refill = async () => {
      await owner.query(`DELETE FROM sessions WHERE started_at < now() - interval '1 day'`)
      open = await oldSessions(owner, guest)
    }
    return [
      await cost(owner, 'a session starts, password apart', { once: signIn, before: async () => {} }),
      await cost(owner, 'a session of a day that was counted is ended', {
        once: (at) => killSession({ ...manager, now: new Date() }, { sessionId: open[at] ?? '', reason: '', message: '' }),
        before: refill,
      }),
    ]
  } finally {
    await database.close()
  }
}
