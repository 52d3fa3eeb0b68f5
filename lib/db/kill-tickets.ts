import 'server-only'
import { Prisma } from './generated/client'
import type { JobTransaction } from './job-transaction'
import { ORDER_MINUTES } from './kill-orders'
import { run } from './run'

/** More tabs than this of one session are not counted. */
const MOST_OF_SESSION = 40

/** Keeps the hashes of tickets for the tabs of a session that was killed just now. Not behind a door: its session passes no guard any more. */
export async function unsafeKeepTickets(sessionId: string, hashes: readonly Uint8Array[]): Promise<void> {
  await run(Prisma.sql`INSERT INTO public.kill_tickets (ticket_hash, session_id)
    SELECT t.hash, s.id FROM public.sessions s CROSS JOIN unnest(${hashes}::bytea[]) AS t(hash)
    WHERE s.id = ${sessionId}::uuid AND s.end_reason = 'killed' AND s.ended_at > now() - interval '5 minutes'
      AND (SELECT count(*) FROM public.kill_tickets k WHERE k.session_id = s.id) < ${MOST_OF_SESSION}
    ON CONFLICT DO NOTHING`)
}

/** Notes that the tab of this ticket has left: once. */
export async function unsafeTakeTicket(hash: Uint8Array): Promise<void> {
  await run(Prisma.sql`UPDATE public.kill_tickets SET left_at = clock_timestamp() WHERE ticket_hash = ${hash} AND left_at IS NULL
    AND told_at > now() - make_interval(mins => ${ORDER_MINUTES}::int)`)
}

/** Removes orders and tickets that nobody may use any more, by itself or within a job. */
export async function forgetOldKills(within: Pick<JobTransaction, 'run'> = { run }): Promise<void> {
  await within.run(Prisma.sql`DELETE FROM public.kill_tickets WHERE told_at < now() - make_interval(mins => ${ORDER_MINUTES}::int)`)
  await within.run(Prisma.sql`DELETE FROM public.kill_orders WHERE ordered_at < now() - make_interval(mins => ${ORDER_MINUTES}::int)`)
}
