import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@/scripts/cluster/port'
import { projectRoot } from '@/scripts/project'
import { ask } from './http'

const LONGEST_MS = 400_000

export type Clone = { readonly root: string; readonly origin: string; readonly env: NodeJS.ProcessEnv; readonly remove: () => void }
export type Started = { readonly pid: number; readonly ms: number; readonly output: string; readonly stop: () => Promise<void> }

/** Clones what is committed here into an empty folder; data and port are its own too. */
export async function makeClone(variables: Readonly<Record<string, string>>): Promise<Clone> {
  const root = join(mkdtempSync(join(tmpdir(), 'rollcall-bench-clone-')), 'rollcall')
  // Under root the database's user must reach it, which a private TMPDIR may forbid.
  const data = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'rollcall-bench-data-'))
  const remove = () => {
    for (const folder of [join(root, '..'), data]) rmSync(folder, { recursive: true, force: true })
  }
  const { status, stderr } = spawnSync('git', ['clone', '--quiet', projectRoot, root], { encoding: 'utf8' })
  if (status !== 0) {
    remove()
    throw new Error(`git clone failed: ${stderr}`)
  }
  const port = await freePort()
  const { NODE_OPTIONS: _, ...given } = process.env
  const env = { ...given, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: data, NEXT_TELEMETRY_DISABLED: '1', ...variables }
  return { root, origin: `http://127.0.0.1:${port}`, env, remove }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

/** Runs a command in the clone and tells how long it took until `path` answered 200. */
export async function startIn({ root, origin, env }: Clone, file: string, args: readonly string[], path: string): Promise<Started> {
  const began = performance.now()
  const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const status = () =>
    ask(origin + path, { headers: { accept: 'text/html' } }).then(
      (answer) => answer.status,
      () => 0,
    )
  while ((await status()) !== 200) {
    if (child.exitCode !== null || performance.now() - began > LONGEST_MS) {
      await stop(child)
      throw new Error(`The clone did not start:\n${output}`)
    }
    await sleep(20)
  }
  return { pid: child.pid ?? 0, ms: performance.now() - began, output, stop: () => stop(child) }
}
