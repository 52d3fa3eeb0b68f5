import 'server-only'
import { Prisma } from './generated/client'
import { run } from './run'

/** How the outbox stands: what waits for longer than it should, and what was given up within the last day. */
export type LetterTroubles = { readonly queued: number; readonly late: number; readonly failed: number; readonly kept: number }

/** A letter is late where it has been due for a quarter of an hour since it was written or last put off. @throws AppError `unavailable` */
export async function letterTroubles(): Promise<LetterTroubles> {
  const [found] = await run<LetterTroubles>(Prisma.sql`
    SELECT count(*) FILTER (WHERE l.state = 'queued')::int AS queued,
      count(*) FILTER (WHERE l.state = 'queued' AND l.due_at <= clock_timestamp() AND l.at < clock_timestamp() - interval '15 minutes')::int
        + count(*) FILTER (WHERE l.state = 'queued' AND l.due_at > clock_timestamp() AND l.attempts > 2)::int AS late,
      count(*) FILTER (WHERE l.state = 'failed' AND l.due_at > clock_timestamp() - interval '1 day')::int AS failed,
      count(*) FILTER (WHERE l.state = 'kept')::int AS kept
    FROM public.letters l WHERE l.state IN ('queued', 'failed', 'kept')`)
  return found ?? { queued: 0, late: 0, failed: 0, kept: 0 }
}
