import type { Client } from 'pg'
import type { Head } from './manifest'

type Choice = {
  /** Sessions and links stay good. Only right where nothing has happened since the backup. */
  readonly keepSessions: boolean
  /** Another AUTH_SECRET takes over: cookies of the old one are void. */
  readonly newSecret: boolean
}

const END_SESSIONS = `UPDATE public.sessions s SET
    ended_at = GREATEST(s.started_at, LEAST(public.session_ends_at(s.started_at, s.last_activity_at, c.*::public.settings), now())),
    end_reason = CASE WHEN public.session_ends_at(s.started_at, s.last_activity_at, c.*::public.settings) <= now()
      THEN public.session_ran_out_by(s.started_at, s.last_activity_at, c.*::public.settings) ELSE 'system' END,
    ended_by_name = 'restore', end_message = 'Rollcall was restored from a backup. Sign in again.'
  FROM public.settings c WHERE s.ended_at IS NULL`

/**
 * What a restored installation needs before people come back. Whoever was signed in at the backup may have been ended since, and a link used:
 * so all of it ends now, told in the log, and with it that there was a restore.
 */
export async function settle(client: Client, head: Head, { keepSessions, newSecret }: Choice): Promise<{ ended: number }> {
  await client.query('BEGIN')
  await client.query(`SELECT set_config('rollcall.actor', 'system:restore', true), set_config('rollcall.source', 'job', true)`)
  let ended = 0
  if (!keepSessions) {
    ended = (await client.query(END_SESSIONS)).rowCount ?? 0
    await client.query('UPDATE public.tokens SET expires_at = now() WHERE used_at IS NULL AND expires_at > now()')
  }
  if (newSecret) await client.query('DELETE FROM public.installation')
  await client.query(`SELECT log.note('system', 'restored', 'ok', 'installation', NULL, $1, $2)`, [
    `Backup of ${head.made}`,
    JSON.stringify({
      made: head.made,
      application: head.application,
      keep_sessions: keepSessions,
      new_secret: newSecret,
      ended_sessions: ended,
    }),
  ])
  await client.query('COMMIT')
  await client.query('ANALYZE')
  return { ended }
}
