import { step } from '@/scripts/supervise/step.mjs'
import { measuredBy, stopMeasuring } from './child'
import type { Figure } from './figure'
import { freshClone } from './parts/start'
import { printTable, writeReport } from './report'
import { makeWorkshop } from './workshop'

const INSIDE = [
  'guard',
  'page',
  'script',
  'kill',
  'races',
  'sign-in',
  'assess',
  'forgot',
  'storm',
  'soak',
  'lists',
  'activities',
  'dashboard',
  'rollups',
  'map',
  'lighthouse',
  'recording',
  'retention',
]
const ALL = [...INSIDE, 'start']

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopMeasuring)

async function run(wanted: readonly string[]): Promise<Figure[]> {
  const unknown = wanted.find((name) => !ALL.includes(name))
  if (unknown !== undefined) throw new Error(`Say: npm run bench -- [${ALL.join(' | ')}]`)
  const names = wanted.length === 0 ? ALL : ALL.filter((name) => wanted.includes(name))
  const inside = names.filter((name) => INSIDE.includes(name))
  const figures: Figure[] = []
  if (inside.length > 0) {
    const workshop = makeWorkshop()
    try {
      // A process whose project is the copy.
      figures.push(...(await measuredBy('scripts/bench/inside.ts', inside, workshop.root)))
    } finally {
      workshop.remove()
    }
  }
  if (names.includes('start')) await step('Part start', async () => void figures.push(...(await freshClone())))
  return figures
}

try {
  const figures = await run(process.argv.slice(2))
  process.stdout.write('\n')
  printTable(figures)
  writeReport(figures)
  process.exit(figures.some(({ good }) => good === false) ? 1 : 0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
