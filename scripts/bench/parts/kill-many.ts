import { type Figure, ms } from '@/scripts/bench/figure'
import { addPerson, addSession, cookieOf, type Queryable } from '@/scripts/bench/people'
import type { Stage } from '@/scripts/bench/stage'
import { median } from '@/scripts/bench/statistics'
import { type Visitor, visitor } from '@/tests/helpers/visitor'

const SESSIONS = 1_000
const TIMES = 5
const MOST_MS = 2_000
const ACTION = 'app/(console)/sessions/actions.ts#orderKill'

/** A person with a thousand open sessions, laid without waiting for the disk. */
async function crowd(owner: Queryable, round: number): Promise<string> {
  const person = await addPerson(owner, `Crowd ${round}`, 'audit_user')
  const { id } = await addSession(owner, person)
  await owner.query(
    `insert into sessions (token_hash, user_id, user_name, user_email, role, browser_id, device_type, browser, os, is_bot, in_app_view,
       hints_conflict, parser_version, user_agent, client_hints, network_class, accuracy_estimated)
     select sha256((s.id || n::text)::bytea), s.user_id, s.user_name, s.user_email, s.role, gen_random_uuid(), s.device_type, s.browser, s.os, s.is_bot,
       s.in_app_view, s.hints_conflict, s.parser_version, s.user_agent, s.client_hints, s.network_class, s.accuracy_estimated
     from sessions s cross join generate_series(2, ${SESSIONS}) as n where s.id = $1`,
    [id],
  )
  return person.id
}

/** Order and turns, as the page of a manager asks for them. */
async function killAll(manager: Visitor, user: string): Promise<number> {
  const began = performance.now()
  const { outcome } = await manager.act('/sessions', ACTION, { scope: 'user', user, count: String(SESSIONS) })
  const { order } = (outcome?.data ?? {}) as { order?: string }
  if (order === undefined) throw new Error(`The order was refused: ${JSON.stringify(outcome)}`)
  for (let finished = false; !finished; ) {
    const { status, body } = await manager.post(`/api/kills?order=${order}`)
    if (status !== 200) throw new Error(`Going on was answered ${status}.`)
    finished = (JSON.parse(body) as { finished: boolean }).finished
  }
  return performance.now() - began
}

/** The same rows ended by one statement of the owner, with the same records: what the database alone takes. */
async function killBare(owner: Queryable, user: string): Promise<number> {
  const began = performance.now()
  await owner.query(`update sessions set ended_at = now(), end_reason = 'killed' where user_id = $1`, [user])
  return performance.now() - began
}

/** A manager ends a thousand sessions of one person at once, over http, five times. */
export async function killMany({ origin, owner }: Stage): Promise<Figure[]> {
  const manager = visitor({ url: origin })
  const { name, value } = await cookieOf(await addSession(owner, await addPerson(owner, 'Mona Manager', 'audit_manager')))
  manager.cookies.set(name, value)
  const took: number[] = []
  const bare: number[] = []
  const users: string[] = []
  for (let round = 0; round < TIMES; round += 1) {
    const user = await crowd(owner, round)
    users.push(user)
    took.push(await killAll(manager, user))
    bare.push(await killBare(owner, await crowd(owner, TIMES + round)))
  }
  const { rows } = await owner.query<{ ended: number; records: number }>(
    `select count(*)::int as ended, (select count(*)::int from log.activities a where a.action = 'ended' and a.resource_id in
       (select id::text from sessions where user_id = any($1))) as records from sessions where user_id = any($1) and ended_at is not null`,
    [users],
  )
  const { ended = 0, records = 0 } = rows[0] ?? {}
  const slowest = Math.max(...took)
  return [
    {
      part: 'kill',
      name: `${SESSIONS} sessions at once, order to last answer, of ${TIMES} times`,
      target: `≤ ${MOST_MS} ms, one record each`,
      measured: `median ${ms(median(took))}, slowest ${ms(slowest)}; ${ended} ended, ${records} records`,
      floor: `${ms(median(bare))} (one statement, with its records)`,
      ratio: median(took) / median(bare),
      good: slowest <= MOST_MS && ended === TIMES * SESSIONS && records === ended,
    },
  ]
}
