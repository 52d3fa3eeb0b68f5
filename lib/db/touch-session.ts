import 'server-only'
import { Prisma } from './generated/client'
import { run } from './run'

/**
 * Moves last activity to now. One conditional statement: it skips a row that somebody has locked (a kill, a write) and cannot
 * revive a session that ended or ran out. Not behind a door: it records nothing and answers nothing.
 */
export async function unsafeTouchSession(sessionId: string): Promise<void> {
  await run(Prisma.sql`
    UPDATE public.sessions SET last_activity_at = now() WHERE id = (
      SELECT s.id FROM public.sessions s CROSS JOIN public.settings c WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL
        AND public.session_ends_at(s.started_at, s.last_activity_at, c) > now() FOR NO KEY UPDATE OF s SKIP LOCKED
    ) AND ended_at IS NULL`)
}
