import { buildApplication, sourceHash } from '@/scripts/prepare/build'
import { generateClient } from '@/scripts/prepare/generate'
import { step } from '@/scripts/supervise/step.mjs'
import { startBenchCluster } from './cluster'
import type { Figure } from './figure'
import type { Part } from './part'

const parts: Record<string, { built: boolean; load: () => Promise<Part> }> = {
  guard: { built: true, load: async () => (await import('./parts/guard')).guard },
  page: { built: true, load: async () => (await import('./parts/page')).page },
  script: { built: true, load: async () => (await import('./parts/script')).script },
  kill: { built: true, load: async () => (await import('./parts/kill')).kill },
  races: { built: false, load: async () => (await import('./parts/races')).races },
  storm: { built: true, load: async () => (await import('./parts/storm')).signInStorm },
  soak: { built: true, load: async () => (await import('./parts/soak')).soak },
  'sign-in': { built: true, load: async () => (await import('./parts/sign-in')).signIn },
  assess: { built: false, load: async () => (await import('./parts/assess')).assess },
  forgot: { built: true, load: async () => (await import('./parts/forgot')).forgot },
  lists: { built: false, load: async () => (await import('./parts/lists')).lists },
  activities: { built: false, load: async () => (await import('./parts/activities')).activities },
  dashboard: { built: true, load: async () => (await import('./parts/dashboard')).dashboard },
  rollups: { built: false, load: async () => (await import('./parts/rollups')).rollups },
  map: { built: true, load: async () => (await import('./parts/map')).map },
  lighthouse: { built: true, load: async () => (await import('./parts/lighthouse')).lighthouse },
  retention: { built: true, load: async () => (await import('./parts/retention')).retention },
  recording: { built: false, load: async () => (await import('./parts/recording')).recording },
}

let cluster: Awaited<ReturnType<typeof startBenchCluster>> | undefined

let ending: Promise<void> | undefined

/** A signal and the error that it causes both lead here: the second one waits for the first. */
function end(code: number): Promise<void> {
  ending ??= (cluster?.stop() ?? Promise.resolve()).then(() => process.exit(code))
  return ending
}

/** Whatever goes wrong, nothing runs on: a bench that hangs ends here. */
const LONGEST_MS = 90 * 60_000
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(1))
setTimeout(() => void end(1), LONGEST_MS).unref()

/** A part that fails is a figure too: the others must not be lost with it. */
async function measured(name: string, measure: Part, databaseLog: string): Promise<Figure[]> {
  try {
    return await measure({ databaseLog })
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return [{ part: name, name: 'the whole part', target: 'measured', measured: 'failed', floor: '', ratio: null, good: false }]
  }
}

/** Runs parts inside the bench's copy of the tree, on a cluster of their own. */
async function run(names: readonly string[]): Promise<Figure[]> {
  await step('Database client', generateClient)
  if (names.some((name) => parts[name]?.built)) await step('Application', () => buildApplication(sourceHash()))
  const { log } = await startBenchCluster().then((started) => {
    cluster = started
    return started
  })
  const figures: Figure[] = []
  for (const name of names) {
    const measure = await parts[name]?.load()
    if (measure === undefined) throw new Error(`There is no part "${name}".`)
    await step(`Part ${name}`, async () => void figures.push(...(await measured(name, measure, log))))
  }
  return figures
}

try {
  const figures = await run(process.argv.slice(2))
  await new Promise((resolve) => process.send?.(figures, resolve))
  await end(0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  await end(1)
}
