import 'server-only'
import { Prisma } from './generated/client'
import { type JobTransaction, jobTransaction } from './job-transaction'
import { type Cap, toldLately } from './letter-claims'

/** A notice over the cap, as the outbox has it. */
export type OverCap = {
  readonly id: string
  readonly kind: string
  readonly userId: string
  readonly name: string
  readonly address: string
  readonly facts: unknown
}

/** What a digest says with these notices besides, told from what it says now; undefined where there is none yet. */
export type AddToDigest = (facts: unknown, notices: readonly OverCap[]) => object

type Waiting = { id: string; facts: unknown }

/** Due notices that are more than the cap of an hour allows their person, oldest first. */
const overCap = ({ kinds, most }: Cap) => Prisma.sql`
  SELECT w.id, w.kind, w."userId", w.name, w.address, w.facts FROM (
    SELECT l.id, l.kind, l.user_id AS "userId", l.name, l.address, l.facts, row_number() OVER (PARTITION BY l.user_id ORDER BY l.id) AS nth
    FROM public.letters l WHERE l.state = 'queued' AND l.attempts = 0 AND l.due_at <= clock_timestamp() AND l.kind = ANY(${kinds}) AND l.user_id IS NOT NULL) AS w
  WHERE w.nth + ${toldLately(kinds, Prisma.sql`w."userId"`)} > ${most} ORDER BY w.id`

async function foldOf(transaction: JobTransaction, notices: readonly OverCap[], add: AddToDigest): Promise<void> {
  const last = notices.at(-1)
  if (last === undefined) return
  const [waiting] = await transaction.run<Waiting>(Prisma.sql`SELECT id, facts FROM public.letters
    WHERE user_id = ${last.userId}::uuid AND kind = 'digest' AND state = 'queued' AND attempts = 0 FOR UPDATE`)
  const facts = JSON.stringify(add(waiting?.facts, notices))
  const [digest] = await transaction.run<{ id: string }>(
    waiting !== undefined
      ? Prisma.sql`UPDATE public.letters SET facts = ${facts}::jsonb WHERE id = ${waiting.id}::uuid RETURNING id`
      : Prisma.sql`INSERT INTO public.letters (kind, user_id, name, address, facts, due_at)
          VALUES ('digest', ${last.userId}::uuid, ${last.name}, ${last.address}, ${facts}::jsonb, clock_timestamp() + interval '1 hour') RETURNING id`,
  )
  await transaction.run(Prisma.sql`UPDATE public.letters SET state = 'folded', folded_into = ${digest?.id}::uuid
    WHERE id = ANY(${notices.map(({ id }) => id)}::uuid[])`)
}

/**
 * Folds what is over the cap of an hour into one digest each, which is due when that hour is over. One process does at a time; where another is at it nothing is
 * done.
 * @throws AppError `unavailable`
 */
export async function foldLetters(cap: Cap, add: AddToDigest): Promise<void> {
  await jobTransaction('mail', async (transaction) => {
    const [lock] = await transaction.run<{ held: boolean }>(
      Prisma.sql`SELECT pg_try_advisory_xact_lock(hashtext('rollcall.letters')) AS held`,
    )
    if (!lock?.held) return
    const over = await transaction.run<OverCap>(overCap(cap))
    for (const of of new Set(over.map(({ userId }) => userId)))
      await foldOf(
        transaction,
        over.filter(({ userId }) => userId === of),
        add,
      )
  })
}
