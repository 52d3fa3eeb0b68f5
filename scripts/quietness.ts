import { generateClient } from '@/scripts/prepare/generate'
import { step } from '@/scripts/supervise/step.mjs'
import { holds, table, writeReport } from './quietness/report'
import { startTestCluster } from './test/cluster'

const SEED = 20_261_127

await step('Database client', generateClient)
const cluster = await startTestCluster()
try {
  const { createDatabase } = await import('@/tests/helpers/database')
  const database = await createDatabase()
  // Before the first import of lib/db, which reads the environment once.
  process.env.DATABASE_URL = database.appUrl
  process.env.AUTH_SECRET = 'a secret for counting only, 48 bytes, not used.'
  const { quietness } = await import('./quietness/run')
  const counted = await quietness(database.owner, { people: 300, strangers: 50, seed: SEED })
  const counts = table(counted, SEED)
  writeReport(counts)
  process.stdout.write(`\n${counts}\n`)
  process.exitCode = holds(counted) ? 0 : 1
  await database.close()
} finally {
  await cluster.stop()
}
process.exit()
