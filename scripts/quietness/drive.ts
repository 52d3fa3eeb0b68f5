import { createHash } from 'node:crypto'
import type pg from 'pg'
import { startSession } from '@/lib/auth/start-session'
import { systemContext } from '@/lib/auth/system-context'
import { originOf } from '@/lib/origin/origin-of'
import type { Attempt } from './days'

/** Somebody who signs in. */
type Known = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly passwordHash: string | null
}

/** The cookie of a browser: a UUID that follows from its name, so that what was told can be led back to it. */
export function cookieOf(browser: string): string {
  const hash = createHash('sha256').update(browser).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** Makes the people, by the owner. */
export async function makePeople(owner: pg.Client, many: number): Promise<Known[]> {
  const { rows } = await owner.query<Known>(
    `INSERT INTO users (email, name, role, status, password_hash)
     SELECT 'person' || n || '@example.org', 'Person ' || n, 'audit_user', 'active', '$argon2id$none' FROM generate_series(0, $1 - 1) AS n
     RETURNING id, name, email, role, password_hash AS "passwordHash"`,
    [many],
  )
  return rows
}

/** A sign-in behind its password: all that signing in does after that, by the product's own code. */
export async function enter(person: Known, { browser, ip, sent }: Attempt): Promise<void> {
  const headers = new Headers({ 'user-agent': sent.userAgent, ...sent.hints })
  const ctx = await systemContext('sign-in', { id: cookieOf(`${browser} request`), source: 'web', ip })
  await startSession(ctx, person, await originOf({ ip, headers }), cookieOf(browser))
}

/** A day goes by: what is remembered grows older by it. Nothing else of the product depends on the day. */
export async function letADayPass(owner: pg.Client): Promise<void> {
  await owner.query(`BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE known_places SET first_seen_at = first_seen_at - interval '1 day', last_seen_at = last_seen_at - interval '1 day', new_since = new_since - interval '1 day';
    UPDATE known_devices SET first_seen_at = first_seen_at - interval '1 day', last_seen_at = last_seen_at - interval '1 day', new_since = new_since - interval '1 day';
    COMMIT`)
}
