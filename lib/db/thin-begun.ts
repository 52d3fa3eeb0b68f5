import 'server-only'
import { Prisma } from './generated/client'
import type { JobTransaction } from './job-transaction'
import { run } from './run'

/** What of a day goes before the day does: all that is out of sight, or views alone, where they are kept for a shorter time. */
export const thinnedKinds = ['all', 'views'] as const
export type ThinnedKind = (typeof thinnedKinds)[number]

/** A day (UTC) that is too old in part, and up to when its rows go now. */
export type BegunDay = { readonly day: string; readonly what: ThinnedKind; readonly upto: Date }

/** Removes rows that would be out of sight for more than a day by the next clean-up. Fewer than asked for: there are no more. */
export async function thinBegunDay(slice: JobTransaction, what: ThinnedKind, take: number): Promise<number> {
  const [gone] = await slice.run<{ removed: number }>(Prisma.sql`SELECT log.thin_begun(${what === 'views'}, ${take}::int) AS removed`)
  return gone?.removed ?? 0
}

/** Days of which a clean-up would remove a part now. */
export const begunDays = (): Promise<BegunDay[]> =>
  run(Prisma.sql`SELECT b.day::text, k.what, b.upto FROM unnest(${[...thinnedKinds]}::text[]) AS k(what)
    CROSS JOIN LATERAL log.begun_day(k.what = 'views') AS b WHERE b.day IS NOT NULL`)
