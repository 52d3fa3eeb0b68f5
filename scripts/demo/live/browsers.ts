import type pg from 'pg'
import { SIGN_INS } from '@/scripts/demo/sign-ins'

/** A browser from which somebody has signed in before, as it was then. */
export type KnownBrowser = {
  readonly email: string
  readonly browserId: string
  readonly userAgent: string
  readonly hints: Readonly<Record<string, string>>
  readonly ip: string | null
}

export type LiveSession = { readonly id: string; readonly userId: string; readonly role: string; readonly age: number }

/** Those whom one signs in as are left alone: nobody acts in their name but who looks at the demo. */
const watched = SIGN_INS.map(({ local }) => `${local}@example.org`)

/** Browsers of active people who are not signed in in them now, newest first. */
export async function freeBrowsers(pool: pg.Pool): Promise<KnownBrowser[]> {
  const { rows } = await pool.query<KnownBrowser>(
    `SELECT email, "browserId", "userAgent", hints, ip FROM (
       SELECT DISTINCT ON (s.browser_id) s.id, u.email, s.browser_id AS "browserId", s.user_agent AS "userAgent", s.client_hints AS hints, host(s.ip) AS ip
       FROM (SELECT * FROM public.sessions ORDER BY id DESC LIMIT 3000) AS s JOIN public.users u ON u.id = s.user_id
       WHERE u.status = 'active' AND NOT s.is_bot AND s.network_class <> 'hosting' AND u.email <> ALL ($1)
         AND NOT EXISTS (SELECT FROM public.sessions o WHERE o.browser_id = s.browser_id AND o.ended_at IS NULL)
       ORDER BY s.browser_id, s.id DESC) AS newest ORDER BY id DESC LIMIT 200`,
    [watched],
  )
  return rows
}

/** Sessions that are live now, with their age in minutes. */
export async function liveSessions(pool: pg.Pool): Promise<LiveSession[]> {
  const { rows } = await pool.query<LiveSession>(
    `SELECT s.id, s.user_id AS "userId", s.role, extract(epoch FROM now() - s.started_at)::float8 / 60 AS age
     FROM public.sessions s CROSS JOIN public.settings c
     WHERE s.ended_at IS NULL AND public.session_ends_at(s.started_at, s.last_activity_at, c) > now() AND s.user_email <> ALL ($1) ORDER BY s.id`,
    [watched],
  )
  return rows
}
