import { setTimeout as sleep } from 'node:timers/promises'
import type { UserContext } from '@/lib/access/context'
import { killSession } from '@/lib/sessions/kill-session'
import { addSession, type OpenSession, type Person, type Queryable } from '@/scripts/bench/people'
import { contextOf, type Job } from './protocol'
import type { Rival } from './rival-process'

/** What came out of many races of one kind. */
export type Tally = {
  readonly times: number[]
  resurrected: number
  late: number
  records: number
  writes: number
  readonly errors: string[]
}

export const newTally = (): Tally => ({ times: [], resurrected: 0, late: 0, records: 0, writes: 0, errors: [] })

const WRITTEN = `select count(*)::int as n from log.activities where session_id = $1 and action = 'race'`

async function count(owner: Queryable, sql: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(sql, [...values])
  return rows[0]?.n ?? 0
}

export type Race = {
  readonly kind: Extract<Job['kind'], 'touch' | 'write' | 'write-without-pause' | 'stall'>
  /** How many do it at once in the second process. */
  readonly rivals: number
  /** Longest wait before the kill, in milliseconds; where in it is left to chance. */
  readonly head: number
}

/** One session, somebody who works in it in another process, and a kill from here. */
async function race(owner: Queryable, rival: Rival, killer: UserContext, session: OpenSession, { kind, rivals, head }: Race, tally: Tally) {
  const running = Array.from({ length: rivals }, () => rival.begin({ kind, sessionId: session.id, ctx: contextOf(session) }))
  await Promise.all(running.map(({ started }) => started))
  await sleep(Math.random() * head)
  const began = performance.now()
  try {
    await killSession(killer, { sessionId: session.id, reason: null, message: null })
  } catch (error) {
    tally.errors.push(String(error))
  }
  tally.times.push(performance.now() - began)
  // Whatever is added from here on was committed after the kill had been acknowledged.
  const before = await count(owner, WRITTEN, [session.id])
  if (kind === 'touch') await sleep(5)
  if (kind === 'touch') for (const { stop } of running) stop()
  const outcomes = await Promise.all(running.map(({ outcome }) => outcome))
  tally.late += (await count(owner, WRITTEN, [session.id])) - before
  tally.writes += outcomes.reduce((sum, { done }) => sum + done, 0)
  tally.errors.push(...outcomes.flatMap(({ errors }) => errors))
}

/** Sessions that live again or moved after their end, and records of ends. */
export async function judge(owner: Queryable, ids: readonly string[], tally: Tally): Promise<void> {
  const alive = `select count(*)::int as n from sessions where id = any($1::uuid[]) and (ended_at is null or last_activity_at > ended_at)`
  tally.resurrected += await count(owner, alive, [ids])
  // By the clock of the database: a write inserts while it holds its session's row, and the kill takes its time after it has the row.
  const after = `select count(*)::int as n from log.activities a join sessions s on s.id = a.session_id
    where s.id = any($1::uuid[]) and a.action = 'race' and a.at > s.ended_at`
  tally.late += await count(owner, after, [ids])
  const ends = `select count(*)::int as n from log.activities where resource_type = 'session' and resource_id = any($1::text[])
    and action in ('out', 'ended')`
  tally.records += await count(owner, ends, [ids])
}

/** `times` races, a few at once. */
export async function killRaces(
  owner: Queryable,
  rival: Rival,
  killers: readonly UserContext[],
  victim: Person,
  setting: Race,
  times: number,
  atOnce: number,
): Promise<Tally> {
  const tally = newTally()
  const ids: string[] = []
  for (let done = 0; done < times; done += atOnce) {
    const sessions: OpenSession[] = []
    for (let i = 0; i < Math.min(atOnce, times - done); i += 1) sessions.push(await addSession(owner, victim))
    const races = sessions.map((session, i) => {
      const killer = killers[i % killers.length]
      return killer === undefined ? undefined : race(owner, rival, killer, session, setting, tally)
    })
    await Promise.all(races)
    ids.push(...sessions.map(({ id }) => id))
  }
  await judge(owner, ids, tally)
  return tally
}
