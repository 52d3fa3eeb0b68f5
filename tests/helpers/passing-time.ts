import { encodeEvent, liveChannel } from '@/lib/live/events'
import type { TestDatabase } from './database'

type Database = Pick<TestDatabase, 'owner'>

/** Every instance looks again at what it shows, as after a change of the settings. */
export async function lookAgain({ owner }: Database): Promise<void> {
  await owner.query('SELECT pg_notify($1, $2)', [liveChannel, encodeEvent({ kind: 'settings.changed' })])
}

/** So many seconds pass for a session, on the database's clock alone, and nobody does anything in them. */
export async function letPass({ owner }: Database, sessionId: string, seconds: number): Promise<void> {
  await owner.query(
    `UPDATE public.sessions SET started_at = started_at - make_interval(secs => $2), last_activity_at = last_activity_at - make_interval(secs => $2),
       authenticated_at = authenticated_at - make_interval(secs => $2) WHERE id = $1`,
    [sessionId, seconds],
  )
}

/** Makes a session as old as that, in seconds, and lets its tabs know as soon as they would by themselves. */
export async function age(database: Database, sessionId: string, { started, idle }: { started: number; idle: number }): Promise<void> {
  await database.owner.query(
    `UPDATE public.sessions SET started_at = now() - make_interval(secs => $2), last_activity_at = now() - make_interval(secs => $3) WHERE id = $1`,
    [sessionId, started, idle],
  )
  await lookAgain(database)
}

/** Changes the settings' clocks past the application, and says so as it does. */
export async function setClocks(database: Database, change: string): Promise<void> {
  await database.owner.query(`UPDATE public.settings SET ${change}`)
  await lookAgain(database)
}

export type StoredSession = {
  readonly startedAt: Date
  readonly lastActivityAt: Date
  readonly idleSeconds: number
  readonly endReason: string | null
  /** How many seconds after its deadline, of 60 minutes idle or 480 in all, a session was told as ended; null while it is open. */
  readonly endedLate: number | null
}

/** A session's row. */
export async function stored({ owner }: Database, sessionId: string): Promise<StoredSession> {
  const { rows } = await owner.query<StoredSession>(
    `SELECT started_at AS "startedAt", last_activity_at AS "lastActivityAt", end_reason AS "endReason",
       extract(epoch FROM now() - last_activity_at)::float8 AS "idleSeconds",
       extract(epoch FROM ended_at - LEAST(last_activity_at + interval '60 minutes', started_at + interval '480 minutes'))::float8 AS "endedLate"
     FROM public.sessions WHERE id = $1`,
    [sessionId],
  )
  if (rows[0] === undefined) throw new Error('There is no such session.')
  return rows[0]
}
