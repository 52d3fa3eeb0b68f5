import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { requireDatabaseUrl } from '@/lib/env/env'
import { Random } from '@/scripts/demo/random'
import { doSomething } from './deeds'
import { openEdge } from './door'

/** A few things a minute, with nobody in a hurry. */
const [LEAST_MS, MOST_MS] = [2_500, 7_500]

/** People of the demo who come, work and go while it runs, by the application's own verbs and with its rights only. It ends with whoever started it. */
async function main(): Promise<never> {
  process.once('disconnect', () => process.exit(0))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0))
  openEdge()
  const pool = new pg.Pool({ connectionString: requireDatabaseUrl(), max: 1 })
  pool.on('error', () => {})
  const live = { pool, random: new Random(Date.now()), password: process.env.DEMO_CROWD ?? '' }
  for (;;) {
    await sleep(live.random.between(LEAST_MS, MOST_MS))
    // The database may be away for a moment; people come back later.
    await doSomething(live).catch((error: unknown) => process.stderr.write(`The demo’s people: ${String(error)}\n`))
  }
}

await main()
