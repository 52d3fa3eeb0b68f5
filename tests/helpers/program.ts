import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '@/scripts/cluster/account'

type Options = {
  /** Its working and home directory, removed when it has ended. */
  readonly folder: string
  /** It has started when something answers here. */
  readonly port: number
  readonly env?: Readonly<Record<string, string>>
  /** Who it runs as, for a program that refuses root. */
  readonly account?: Account | undefined
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const state = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false)
  socket.destroy()
  return state
}

/** Runs a program that stays in the foreground and waits until its port answers; the answer ends it. */
export async function runProgram(
  file: string,
  args: readonly string[],
  { folder, port, env = {}, account }: Options,
): Promise<() => Promise<void>> {
  const child = spawn(file, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += part
    })
  const gone = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  for (const end = Date.now() + 20_000; !(await answers(port)); await sleep(50)) {
    if (child.exitCode === null && Date.now() < end) continue
    await stop()
    throw new Error(`${file} does not start:\n${said}`)
  }
  return stop
}
