import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from '@/scripts/bench/figure'
import type { Part } from '@/scripts/bench/part'
import { browse, enter, every, type Guest, kill, newGuest, stream, type Tally } from '@/scripts/bench/soak/guests'
import { median, percentile } from '@/scripts/bench/statistics'
import { withWitness } from '@/scripts/bench/witness'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { visitor } from '@/tests/helpers/visitor'

const MINUTES = 10
const PEOPLE = 100
const SIGN_INS_A_MINUTE = 50
const KILLS_A_MINUTE = 20
const STREAMS = 30
const SAMPLE_MS = 5_000
/** By the third minute everything has been loaded and every cache is full. */
const SETTLED_MINUTE = 3
/** Most that memory may grow from then to the last minute, as a share. */
const MOST_GROWTH = 0.1

const residentOf = (pid: number): number => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
const roleOf = (n: number) => (n % 10 === 0 ? 'audit_manager' : n % 25 === 1 ? 'system_administrator' : 'audit_user')

/** Has the server collect its garbage and tells what is left, in MB. */
async function heapOf({ server }: Installation, file: string): Promise<number> {
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [])
  const before = lines().length
  process.kill(server.pid() ?? 0, 'SIGUSR2')
  while (lines().length === before) await sleep(50)
  const { heapUsed, external } = JSON.parse(lines().at(-1) ?? '{}') as { heapUsed: number; external: number }
  return (heapUsed + external) / 2 ** 20
}

type Memory = { readonly resident: number[]; readonly heap: number[] }

async function run(installation: Installation, heapFile: string): Promise<{ tally: Tally; memory: Memory }> {
  const tally: Tally = { pages: 0, signIns: 0, kills: 0, refused: 0, streams: 0, wrong: [], times: [] }
  const guests: Guest[] = []
  for (let i = 0; i < PEOPLE; i += 1) guests.push(await newGuest(installation, roleOf(i)))
  const manager = await newGuest(installation, 'audit_manager')
  const end = performance.now() + MINUTES * 60_000
  const stopped = () => performance.now() > end
  for (const guest of guests.slice(0, STREAMS)) stream(installation, guest, tally, stopped)
  const memory: Memory = { resident: [], heap: [] }
  let turn = 0
  await Promise.all([
    ...guests.map((guest) => browse(installation, guest, tally, stopped)),
    every(SIGN_INS_A_MINUTE, stopped, tally, async () => {
      turn += 1
      // A second browser of somebody who is signed in already.
      const person = guests[turn % guests.length]?.person
      if (person !== undefined) await enter(installation, { person, browser: visitor(installation.server) }, tally)
    }),
    every(KILLS_A_MINUTE, stopped, tally, () => kill(installation, manager, guests, tally)),
    every(60_000 / SAMPLE_MS, stopped, tally, async () => memory.resident.push(residentOf(installation.server.pid() ?? 0))),
    // Seldom: a full collection would keep small what the resident memory is to show.
    sleep(SETTLED_MINUTE * 60_000).then(async () => memory.heap.push(await heapOf(installation, heapFile))),
  ])
  memory.heap.push(await heapOf(installation, heapFile))
  return { tally, memory }
}

const what = `${MINUTES} minutes, ${PEOPLE} people browsing`

function figures({ tally, memory: { resident, heap } }: Awaited<ReturnType<typeof run>>): Figure[] {
  const perMinute = 60_000 / SAMPLE_MS
  const minutes = Array.from({ length: MINUTES }, (_, minute) => median(resident.slice(minute * perMinute, (minute + 1) * perMinute)))
  const grown = (name: string, measured: string, before: number, after: number): Figure => ({
    part: 'soak',
    name: `${what}: ${name}`,
    target: `≤ ${1 + MOST_GROWTH} × the third minute`,
    measured,
    floor: `${before.toFixed(0)} MB (third minute)`,
    ratio: after / before,
    good: after <= before * (1 + MOST_GROWTH),
  })
  const [settled, last] = [minutes[SETTLED_MINUTE - 1] ?? 0, minutes.at(-1) ?? 0]
  const [heapSettled = 0, heapLast = 0] = heap
  return [
    {
      part: 'soak',
      name: `${what}: answers that nothing explains`,
      target: '0',
      measured: `${tally.wrong.length}; ${tally.pages} pages (p50 ${median(tally.times).toFixed(0)} ms, p99 ${percentile(tally.times, 0.99).toFixed(0)} ms), ${tally.signIns} sign-ins, ${tally.kills} kills, ${tally.streams} streams`,
      floor: '',
      ratio: null,
      good: tally.wrong.length === 0 && tally.kills > 0 && tally.signIns > 0,
    },
    grown('heap of the server after a full collection, at the end', `${heapLast.toFixed(0)} MB`, heapSettled, heapLast),
    grown(
      'resident memory of the server, last minute',
      `${last.toFixed(0)} MB; by minute ${minutes.map((value) => value.toFixed(0)).join(', ')}`,
      settled,
      last,
    ),
  ]
}

/** Ten minutes of an ordinary day: what goes wrong, and whether memory stays where it is. */
export const soak: Part = () =>
  withWitness('tell-heap.cjs', 'ROLLCALL_BENCH_HEAP', async ({ env, file }) => {
    const installation = await startInstallation(env)
    try {
      const done = await run(installation, file)
      for (const wrong of [...new Set(done.tally.wrong)].slice(0, 10)) process.stderr.write(`\n${wrong}\n`)
      return figures(done)
    } finally {
      await installation.stop()
    }
  })
