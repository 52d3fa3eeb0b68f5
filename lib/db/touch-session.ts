import 'server-only'
import { Prisma } from './generated/client'
import { fewPending } from './pending-list'
import { run } from './run'

/**
 * Moves last activity to now, or to so many milliseconds ago, and never back. One conditional statement: it skips a row that somebody has locked
 * (a kill, a write) and cannot revive a session that ended or ran out. Not behind a door: it records nothing and answers nothing.
 */
export async function unsafeTouchSession(sessionId: string, agoMs = 0): Promise<void> {
  const at = Prisma.sql`now() - make_interval(secs => ${agoMs}::float8 / 1000)`
  await run(Prisma.sql`
    UPDATE public.sessions SET last_activity_at = GREATEST(last_activity_at, ${at}) WHERE id = (
      SELECT s.id FROM public.sessions s CROSS JOIN public.settings c WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND ${fewPending} IS NOT NULL
        AND public.session_ends_at(s.started_at, s.last_activity_at, c) > now() FOR NO KEY UPDATE OF s SKIP LOCKED
    ) AND ended_at IS NULL`)
}
