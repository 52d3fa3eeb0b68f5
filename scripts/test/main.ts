import { generateClient } from '@/scripts/prepare/generate'
import { step } from '@/scripts/supervise/step.mjs'
import { runChecks } from './checks'
import { stopChildren } from './child'
import { startTestCluster } from './cluster'
import { reliability } from './reliability'
import { runBrowser, runUnit } from './suites'
import { summary, type Tally } from './tally'

const [part, ...filters] = process.argv.slice(2)
/** `npm test` leaves the faults to `npm test -- all`, which CI runs: a quarter of an hour is as long as anybody waits before a commit. */
const without = { unit: ['--exclude', 'tests/faults/**'], browser: ['tests/e2e/'] }
const tallies: Tally[] = []
let cluster: { stop: () => Promise<void> } | undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    tallies.push({ passed: 0, failed: 1 })
    stopChildren()
  })
}

async function run(): Promise<void> {
  if (part !== undefined && !['all', 'unit', 'e2e', 'checks', 'faults'].includes(part))
    throw new Error('Say: npm test -- [all | unit | e2e | checks] [filter …], or npm run test:faults')
  await step('Database client', generateClient)
  if (part === undefined || part === 'all' || part === 'checks') tallies.push(...(await runChecks()))
  if (part === 'checks') return
  await step('PostgreSQL for the tests', async () => {
    cluster = await startTestCluster()
  })
  if (part === 'faults') return void tallies.push(...(await reliability(filters)))
  if (part !== 'e2e') tallies.push(await runUnit(part === undefined ? without.unit : filters))
  if (part !== 'unit') tallies.push(await runBrowser(part === undefined ? without.browser : filters))
}

try {
  await run()
} catch (error) {
  tallies.push({ passed: 0, failed: 1 })
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
}
await cluster?.stop()
process.stdout.write(`\n${summary(tallies)}\n`)
process.exit(tallies.some((tally) => tally.failed > 0) ? 1 : 0)
