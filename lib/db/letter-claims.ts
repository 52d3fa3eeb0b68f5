import 'server-only'
import { Prisma } from './generated/client'
import { run } from './run'

/** A letter that this process alone may hand over now. `attempt` counts from 1 and names the claim. */
export type ClaimedLetter = {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly address: string
  readonly facts: unknown
  readonly attempt: number
}

/** What is noted of an attempt. */
export type Attempted =
  | { readonly state: 'sent'; readonly by: 'resend' | 'smtp'; readonly providerId: string | null }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'queued'; readonly error: string; readonly afterMs: number }

/** Notices of these kinds are told to one person at most so many times within an hour. */
export type Cap = { readonly kinds: readonly string[]; readonly most: number }

/** How many of these notices their person `l.user_id` had within the hour, those on their way included. */
export const toldLately = (kinds: readonly string[], person: Prisma.Sql) => Prisma.sql`(
  SELECT count(*) FROM public.letters t WHERE t.user_id = ${person} AND t.kind = ANY(${kinds})
    AND (t.sent_at > clock_timestamp() - interval '1 hour' OR (t.state = 'queued' AND t.attempts > 0)))`

/**
 * Claims the letter that has been due for longest, for so many seconds: a crash lets go of it by that alone. Null where none is due. Notices over the cap are
 * left to be folded.
 * @throws AppError `unavailable`
 */
export async function claimLetter(seconds: number, { kinds, most }: Cap): Promise<ClaimedLetter | null> {
  const [claimed] = await run<ClaimedLetter>(Prisma.sql`
    UPDATE public.letters l SET attempts = l.attempts + 1, claimed_until = clock_timestamp() + make_interval(secs => ${seconds}::float8)
    WHERE l.id = (
      SELECT d.id FROM public.letters d
      WHERE d.state = 'queued' AND d.due_at <= clock_timestamp() AND (d.claimed_until IS NULL OR d.claimed_until <= clock_timestamp())
        AND (d.expires_at IS NULL OR d.expires_at > clock_timestamp())
        AND (d.attempts > 0 OR d.user_id IS NULL OR d.kind <> ALL(${kinds}) OR ${toldLately(kinds, Prisma.sql`d.user_id`)} < ${most})
      ORDER BY d.due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING l.id, l.kind, l.name, l.address, l.facts, l.attempts AS attempt`)
  return claimed ?? null
}

/** Notes how an attempt ended, and lets go of the letter. A claim that ran out meanwhile notes only that it was sent. */
export async function noteAttempt({ id, attempt }: Pick<ClaimedLetter, 'id' | 'attempt'>, done: Attempted): Promise<void> {
  if (done.state === 'sent')
    await run(Prisma.sql`UPDATE public.letters SET state = 'sent', sent_at = clock_timestamp(), sent_by = ${done.by}, provider_id = ${done.providerId},
      claimed_until = NULL, last_error = NULL WHERE id = ${id}::uuid AND state = 'queued'`)
  else
    await run(Prisma.sql`UPDATE public.letters SET state = ${done.state}, last_error = ${done.error}, claimed_until = NULL,
      due_at = clock_timestamp() + make_interval(secs => ${(done.state === 'queued' ? done.afterMs : 0) / 1_000}::float8)
      WHERE id = ${id}::uuid AND state = 'queued' AND attempts = ${attempt}`)
}

/** Not on its way: what becomes of one that is, whoever hands it over notes. */
const unclaimed = Prisma.sql`(claimed_until IS NULL OR claimed_until <= clock_timestamp())`

/** Notes of which letters the time is over. */
export async function expireLetters(): Promise<void> {
  await run(
    Prisma.sql`UPDATE public.letters SET state = 'expired', claimed_until = NULL WHERE state = 'queued' AND expires_at <= clock_timestamp() AND ${unclaimed}`,
  )
}

/** Keeps what waits, where nothing is set up that could send it. Old news is not sent when something is: each can be sent again by hand. */
export async function keepLetters(): Promise<void> {
  await run(Prisma.sql`UPDATE public.letters SET state = 'kept', claimed_until = NULL WHERE state = 'queued' AND ${unclaimed}`)
}
