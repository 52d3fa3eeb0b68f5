import { type ChildProcess, spawn } from 'node:child_process'
import { step } from '@/scripts/supervise/step.mjs'
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

let child: ChildProcess | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child?.kill('SIGTERM'))

/** Runs parts in a process whose project is the copy. */
function runInside(root: string, names: readonly string[]): Promise<Figure[]> {
  return new Promise((resolve, reject) => {
    const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/inside.ts', ...names]
    const running = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child = running
    let figures: Figure[] | undefined
    running.on('message', (message: Figure[]) => {
      figures = message
    })
    running.once('error', reject)
    running.once('exit', (code) => (code === 0 && figures ? resolve(figures) : reject(new Error('The measurement was cut short.'))))
  })
}

async function run(wanted: readonly string[]): Promise<Figure[]> {
  const unknown = wanted.find((name) => !ALL.includes(name))
  if (unknown !== undefined) throw new Error(`Say: npm run bench -- [${ALL.join(' | ')}]`)
  const names = wanted.length === 0 ? ALL : ALL.filter((name) => wanted.includes(name))
  const inside = names.filter((name) => INSIDE.includes(name))
  const figures: Figure[] = []
  if (inside.length > 0) {
    const workshop = makeWorkshop()
    try {
      figures.push(...(await runInside(workshop.root, inside)))
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
