import { type ChildProcess, spawn } from 'node:child_process'
import { projectRoot } from '@/scripts/project'

let current: ChildProcess | undefined
let stopped = false

/** Ends the run: the running part is told to stop, and no other begins. */
export function stopChildren(): void {
  stopped = true
  current?.kill('SIGTERM')
}

/** Runs a part with this Node and its output shown; true when it succeeded. */
export function runPart(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<boolean> {
  if (stopped) return Promise.resolve(false)
  return new Promise((resolve) => {
    current = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    })
    current.once('error', () => resolve(false))
    current.once('exit', (code) => resolve(code === 0))
  })
}
