import 'server-only'
import { Prisma } from './generated/client'
import { run } from './run'

/** How the outbox stands: what waits, what of it for longer than it should, and what was given up within the last day. */
export type LetterTroubles = { readonly queued: number; readonly late: number; readonly failed: number }

/** A letter is late where it has been due for a quarter of an hour since it was written or last put off. @throws AppError `unavailable` */
export async function letterTroubles(): Promise<LetterTroubles> {
  const [found] = await run<LetterTroubles>(Prisma.sql`
    SELECT waiting.queued, waiting.late, given_up.failed FROM
      (SELECT count(*)::int AS queued,
        count(*) FILTER (WHERE l.due_at <= statement_timestamp() AND l.at < statement_timestamp() - interval '15 minutes')::int
          + count(*) FILTER (WHERE l.due_at > statement_timestamp() AND l.attempts > 2)::int AS late
        FROM public.letters l WHERE l.state = 'queued') AS waiting,
      (SELECT count(*)::int AS failed
        FROM public.letters l WHERE l.state = 'failed' AND l.due_at > statement_timestamp() - interval '1 day') AS given_up`)
  return found ?? { queued: 0, late: 0, failed: 0 }
}

/** How many letters are kept because nothing is set up that sends them. @throws AppError `unavailable` */
export async function keptLetters(): Promise<number> {
  const [found] = await run<{ kept: number }>(Prisma.sql`SELECT count(*)::int AS kept FROM public.letters l WHERE l.state = 'kept'`)
  return found?.kept ?? 0
}
