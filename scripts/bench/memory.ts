import { readdirSync, readFileSync } from 'node:fs'

/** Proportional set sizes in bytes. The supervisor is npm, its shell and the process that holds the other two. */
export type Memory = { readonly server: number; readonly database: number; readonly supervisor: number }

function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    // It ended meanwhile.
    return ''
  }
}

function parents(): Map<number, number> {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return new Map(pids.map((pid) => [pid, Number(read(pid, 'stat').split(') ').at(-1)?.split(' ')[1] ?? 0)]))
}

function family(root: number): number[] {
  const all = parents()
  const found = [root]
  for (const pid of found) found.push(...[...all].filter(([, parent]) => parent === pid).map(([child]) => child))
  return found
}

/** Proportional set size: memory that processes share counts for each by its share (proc_pid_smaps(5)). */
function pss(pid: number): number {
  return 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0)
}

/** What `root` and all below it hold, by what they are. */
export function memoryOf(root: number): Memory {
  const sum = { server: 0, database: 0, supervisor: 0 }
  for (const pid of family(root)) {
    const command = read(pid, 'cmdline')
    const kind = /^postgres:|\/bin\/postgres\0/.test(command)
      ? 'database'
      : /^next-server|\/next\0start/.test(command)
        ? 'server'
        : 'supervisor'
    sum[kind] += pss(pid)
  }
  return sum
}
