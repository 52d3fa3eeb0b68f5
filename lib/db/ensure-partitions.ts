import 'server-only'
import { Prisma } from './generated/client'
import { run } from './run'

/** Makes the log's partitions for the coming 30 days where they are missing. Answers how many were. */
export async function ensurePartitions(): Promise<number> {
  const [made] = await run<{ count: number }>(Prisma.sql`SELECT log.ensure_partitions(30) AS count`)
  return made?.count ?? 0
}
