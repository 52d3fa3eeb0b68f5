import { type ChildProcess, spawn } from 'node:child_process'
import type { Figure } from './figure'

let child: ChildProcess | undefined

/** Ends what is being measured; what it has started ends with it. */
export const stopMeasuring = () => void child?.kill('SIGTERM')

/** Runs a script of the bench in a process of its own, which sends what it has measured (`sendFigures`). */
export function measuredBy(script: string, args: readonly string[], cwd: string): Promise<Figure[]> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script, ...args], {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child = running
    let figures: Figure[] | undefined
    running.on('message', (message: Figure[]) => {
      figures = message
    })
    running.once('error', reject)
    running.once('exit', (code) => (code === 0 && figures ? resolve(figures) : reject(new Error('The measurement was cut short.'))))
  })
}

/** Sends what has been measured to whoever started this process. */
export const sendFigures = (figures: readonly Figure[]) => new Promise((resolve) => process.send?.(figures, resolve))
