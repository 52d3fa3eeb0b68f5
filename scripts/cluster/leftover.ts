import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

function commandOf(pid: number): string {
  if (platform() === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/**
 * Deals with what a crash left: a server that still runs on `cluster` is stopped (its owner is gone: the caller holds
 * the lock), and a pid file that names somebody else's process is removed, because PostgreSQL would believe it.
 * Returns what was done, for the person at the terminal.
 */
export async function clearLeftover(cluster: string): Promise<string | undefined> {
  const pidFile = join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const command = Number.isInteger(pid) && pid > 0 ? commandOf(pid) : ''
  // Without a living process PostgreSQL sorts it out itself, and better: it also looks for workers that are still attached.
  if (command === '') return 'recovering after a crash'
  if (!command.includes(cluster)) {
    rmSync(pidFile, { force: true })
    return 'removed a stale pid file'
  }
  process.kill(pid, 'SIGINT')
  for (let waited = 0; existsSync(pidFile); waited += 100) {
    if (waited > 60_000) throw new Error(`A PostgreSQL left by an earlier run (process ${pid}) does not stop. Stop it, then start again.`)
    await sleep(100)
  }
  return 'stopped the server that an earlier run left behind'
}
