import { rmSync } from 'node:fs'
import { drain } from './drain.mjs'
import { becomesHealthy } from './health.mjs'
import { hold, release } from './hold.mjs'
import { Kept } from './keep-alive.mjs'
import { installPackages } from './packages.mjs'
import { runPreparation } from './preparation.mjs'
import { readEnvFile, requireNode, requirePort } from './requirements.mjs'
import { complain, step } from './step.mjs'

const COMPANY_PATIENCE_MS = 2_000
const SERVER_PATIENCE_MS = 8_000
const DATABASE_PATIENCE_MS = 60_000

/**
 * Prepares and then runs database and server until a signal ends them: server first, so that it finishes what it is
 * doing, then the database. `mode` is `start`, `dev` or `demo`. Plain Node and little memory: this process stays.
 */
export async function supervise(root, mode) {
  const began = Date.now()
  // A closed terminal or pipe is no reason to fall over what is held.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  let helper
  let database
  let server
  let company
  let lock
  let ending

  const end = async (code) => {
    helper?.kill('SIGTERM')
    if (company !== undefined) await release(company, 'SIGTERM', COMPANY_PATIENCE_MS)
    await drain(server?.current, Number(process.env.DRAIN_SECONDS || 0))
    for (const [kept, signal, patience] of [
      [server, 'SIGTERM', SERVER_PATIENCE_MS],
      [database, 'SIGINT', DATABASE_PATIENCE_MS],
    ]) {
      if (kept === undefined) continue
      kept.stopping = true
      await release(kept.current, signal, patience)
    }
    if (lock !== undefined) rmSync(lock, { force: true })
    process.exit(code)
  }
  const stop = (code) => {
    ending ??= end(code)
    return ending
  }
  // npm passes a signal on and the terminal sends it to the whole group: the second one is the same wish, not a stronger one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (ending === undefined) process.stdout.write('\nStopping …\n')
      void stop(0)
    })
  }
  // npm may be killed without a word; what it started must not run on unseen.
  const starter = process.ppid
  if (process.env.npm_lifecycle_event !== undefined) setInterval(() => process.ppid === starter || stop(0), 1000).unref()
  const giveUp = (reason) => {
    complain(reason)
    void stop(1)
  }
  const onChild = (child) => {
    helper = child
    child.once('exit', () => {
      helper = undefined
    })
  }

  try {
    process.stdout.write('Rollcall\n')
    requireNode(root)
    readEnvFile(root)
    await requirePort()
    await step('Packages', () => installPackages(root, onChild))
    const ready = await runPreparation(root, mode, {
      onChild,
      onLock: (file) => {
        lock = file
      },
      onHold: (program) => {
        database = new Kept('database', program, giveUp)
        return database.current
      },
    })
    if (ending !== undefined) return
    server = new Kept('server', ready.program, giveUp)
    // Without a step's open line: the server prints lines of its own.
    const healthy = await becomesHealthy(ready.healthUrl, () => ending === undefined)
    if (ending !== undefined) return
    if (!healthy) throw new Error(`the server does not get ready. ${ready.healthUrl} tells what is missing; its messages stand above.`)
    for (const kept of [database, server]) if (kept !== undefined) kept.settled = true
    // Whoever keeps the server company, as the demo's people do, is not started again: nothing depends on them.
    if (ready.company !== undefined) company = hold(ready.company)
    for (const note of ready.notes) process.stdout.write(`\n${note}\n`)
    process.stdout.write(`\nReady after ${((Date.now() - began) / 1000).toFixed(1)} s: ${ready.url}\nCtrl-C stops it.\n`)
  } catch (error) {
    if (ending !== undefined) return
    if (error !== undefined) complain(error)
    await stop(1)
  }
}
