import { fork } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'
import type { Job, Order, Outcome, Report } from './protocol'

type Running = { readonly started: Promise<void>; readonly stop: () => void; readonly outcome: Promise<Outcome> }
export type Rival = { readonly begin: (job: Job) => Running; readonly end: () => void }

type Waiting = { readonly start: () => void; readonly finish: (outcome: Outcome) => void }

/** Starts the second process. What it is asked to do runs there, at the same time as what we do here. */
export function startRival(): Rival {
  const child = fork(join(projectRoot, 'scripts/bench/races/rival.ts'), {
    cwd: projectRoot,
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    serialization: 'advanced',
  })
  const waiting = new Map<number, Waiting>()
  let last = 0
  child.on('message', (report: Report) => {
    const those = waiting.get(report.id)
    if (!('outcome' in report)) return those?.start()
    waiting.delete(report.id)
    those?.finish(report.outcome)
  })
  // A process that fell must not leave anyone waiting.
  child.once('exit', () => {
    for (const { start, finish } of waiting.values()) {
      start()
      finish({ done: 0, errors: ['The second process ended.'] })
    }
  })
  return {
    begin(job) {
      last += 1
      const id = last
      let start = () => {}
      const started = new Promise<void>((resolve) => {
        start = resolve
      })
      const outcome = new Promise<Outcome>((finish) => waiting.set(id, { start, finish }))
      child.send({ id, job } satisfies Order)
      return { started, outcome, stop: () => void child.send({ id, stop: true } satisfies Order) }
    },
    end: () => child.disconnect(),
  }
}
