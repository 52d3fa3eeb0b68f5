import { spawn } from 'node:child_process'
import { closeSync, openSync, statSync, truncateSync } from 'node:fs'

const LOG_LIMIT = 5 * 1024 * 1024

/** Opens a log for appending; one that has grown beyond 5 MB starts anew. */
function openLog(path) {
  if (statSync(path, { throwIfNoEntry: false })?.size > LOG_LIMIT) truncateSync(path)
  return openSync(path, 'a', 0o600)
}

/**
 * Starts a program in a session of its own, so that Ctrl-C reaches only the one who holds it, which then stops what
 * it holds in the right order. `exited` fulfils when the program is gone, and never rejects.
 */
export function hold(program) {
  const output = program.log === undefined ? 'inherit' : openLog(program.log)
  const child = spawn(program.file, program.args, {
    cwd: program.cwd,
    env: program.env,
    detached: true,
    stdio: program.lifeline ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
    ...(program.account ?? {}),
  })
  if (typeof output === 'number') closeSync(output)
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', (error) => resolve({ code: null, signal: null, error }))
  })
  return { child, exited }
}

/** Asks a held program to end by `signal`, and ends it for good when `patience` milliseconds have passed. */
export async function release(held, signal, patience) {
  if (held.child.exitCode !== null || held.child.signalCode !== null) return
  held.child.kill(signal)
  const timer = setTimeout(() => held.child.kill('SIGKILL'), patience)
  await held.exited
  clearTimeout(timer)
}
