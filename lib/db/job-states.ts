import 'server-only'
import { Prisma } from './generated/client'
import { outcomeOf, schedules } from './job-ledger'
import { run } from './run'

/** How a job stands: `late` when it should have run long ago, `failing` when it ran last in vain. */
export type JobStateRow = {
  job: string
  /** Before this it does nothing; null: from the beginning. */
  startsAt: Date | null
  everyMinutes: number
  nextAt: Date
  lastStartedAt: Date | null
  state: 'ok' | 'late' | 'failing'
}

/** A job is late when it is one interval more than due, but not before a quarter of an hour: instances restart, and schedules of others have gaps. */
const PATIENCE = Prisma.sql`interval '15 minutes'`

/** One that never ran is due since the installation is what it is. One run that is cut short is a restart; two in a row are not. */
export const jobStateRows = (): Promise<JobStateRow[]> =>
  run(Prisma.sql`
    SELECT n.job, n.starts AS "startsAt", (extract(epoch FROM n.every) / 60)::int AS "everyMinutes", n.next_at AS "nextAt", n.last_at AS "lastStartedAt",
      CASE WHEN o.outcomes[1] = 'failed' OR o.outcomes = '{cut_short,cut_short}' THEN 'failing'
        WHEN clock_timestamp() > n.next_at + GREATEST(n.every, ${PATIENCE}) THEN 'late' ELSE 'ok' END AS state
    FROM (
      SELECT j.job, j.starts, j.every, l.started_at AS last_at, GREATEST(j.starts, COALESCE(l.started_at + j.every, m.at)) AS next_at
      FROM public.settings c CROSS JOIN LATERAL ${schedules}
      CROSS JOIN (SELECT max(finished_at) AS at FROM public._prisma_migrations) AS m
      LEFT JOIN LATERAL (SELECT r.started_at FROM public.job_runs r WHERE r.job = j.job ORDER BY r.id DESC LIMIT 1) AS l ON true
    ) AS n CROSS JOIN LATERAL (
      SELECT ARRAY(SELECT ${outcomeOf} FROM public.job_runs r WHERE r.job = n.job AND ${outcomeOf} IS NOT NULL ORDER BY r.id DESC LIMIT 2) AS outcomes
    ) AS o ORDER BY n.job`)
