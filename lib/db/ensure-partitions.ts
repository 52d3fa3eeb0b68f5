import 'server-only'
import { Prisma } from './generated/client'
import type { JobTransaction } from './job-transaction'
import { run } from './run'

/** Makes the log's partitions for the coming 30 days where they are missing, by itself or within a job. Answers how many were. */
export async function ensurePartitions(within: Pick<JobTransaction, 'run'> = { run }): Promise<number> {
  const [made] = await within.run<{ count: number }>(Prisma.sql`SELECT log.ensure_partitions(30) AS count`)
  return made?.count ?? 0
}
