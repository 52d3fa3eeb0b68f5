import 'server-only'
import { Prisma } from './generated/client'
import { pool } from './pool'
import { run } from './run'

export type InstallationGauges = { readonly live: number; readonly daysAhead: number; readonly daysToSettle: number }

/** Sessions that count at this moment, and days of the log that are made, and that are still to be settled. @throws AppError `unavailable` */
export async function installationGauges(): Promise<InstallationGauges> {
  const [found] = await run<InstallationGauges>(Prisma.sql`
    SELECT log.days_ahead() AS "daysAhead", (SELECT count(*)::int FROM log.days_to_settle()) AS "daysToSettle", (
      SELECT count(*)::int FROM public.settings c, public.session_ends_since(now(), c) e, public.sessions s
      WHERE s.ended_at IS NULL AND s.started_at > e.started AND s.last_activity_at > e.last_activity) AS live`)
  return found ?? { live: 0, daysAhead: 0, daysToSettle: 0 }
}

/** How this process's pool is used. */
export function poolUse(): { readonly used: number; readonly idle: number; readonly waiting: number } {
  const { totalCount, idleCount, waitingCount } = pool()
  return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
}
