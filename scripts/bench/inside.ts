import { buildApplication, sourceHash } from '@/scripts/prepare/build'
import { generateClient } from '@/scripts/prepare/generate'
import { step } from '@/scripts/supervise/step.mjs'
import { isBuilt } from './all-parts'
import { measuredBy, sendFigures, stopMeasuring } from './child'
import { startBenchCluster } from './cluster'
import type { Figure } from './figure'

let cluster: Awaited<ReturnType<typeof startBenchCluster>> | undefined

let ending: Promise<void> | undefined

/** A signal and the error that it causes both lead here: the second one waits for the first. */
function end(code: number): Promise<void> {
  stopMeasuring()
  ending ??= (cluster?.stop() ?? Promise.resolve()).then(() => process.exit(code))
  return ending
}

/** Whatever goes wrong, nothing runs on: a bench that hangs ends here. */
const LONGEST_MS = 120 * 60_000
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(1))
setTimeout(() => void end(1), LONGEST_MS).unref()

/**
 * Each part in a process of its own: lib/db reads its database's address once. One that fails is a figure too: the others must not be lost with it, unless all
 * of it is being ended.
 */
async function measured(name: string, databaseLog: string): Promise<Figure[]> {
  try {
    return await measuredBy('scripts/bench/one.ts', [name, databaseLog], process.cwd())
  } catch (error) {
    if (ending) throw error
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
    return [{ part: name, name: 'the whole part', target: 'measured', measured: 'failed', floor: '', ratio: null, good: false }]
  }
}

/** Runs parts inside the bench's copy of the tree, on a cluster of their own. */
async function run(names: readonly string[]): Promise<Figure[]> {
  await step('Database client', generateClient)
  if (names.some(isBuilt)) await step('Application', () => buildApplication(sourceHash()))
  cluster = await startBenchCluster()
  const { log } = cluster
  const figures: Figure[] = []
  for (const name of names) await step(`Part ${name}`, async () => void figures.push(...(await measured(name, log))))
  return figures
}

try {
  const figures = await run(process.argv.slice(2))
  await sendFigures(figures)
  await end(0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  await end(1)
}
