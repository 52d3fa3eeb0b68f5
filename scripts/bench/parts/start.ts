import { setTimeout as sleep } from 'node:timers/promises'
import { type Clone, makeClone, type Started, startIn } from '@/scripts/bench/clone'
import { type Figure, seconds } from '@/scripts/bench/figure'
import { hiddenFields, submit } from '@/scripts/bench/form'
import { ask } from '@/scripts/bench/http'
import { memoryOf } from '@/scripts/bench/memory'

const MOST_FIRST_MS = 120_000
const MOST_SECOND_MS = 5_000
const MOST_MEMORY_MB = 450
const IDLE_MS = 60_000
/** One public address of each family that both location files know. */
const ADDRESSES = ['8.8.8.8', '2001:4860:4860::8888']
const EMAIL = 'ada@example.org'
const PASSWORD = 'an administrator of the bench'

/** A sign-in from each address family, after which both location files are open. */
async function openLocationFiles(origin: string): Promise<void> {
  for (const address of ADDRESSES) {
    const { body } = await ask(`${origin}/sign-in`, { headers: { accept: 'text/html' } })
    const fields: [string, string][] = [...hiddenFields(body.toString(), 'name="password"'), ['email', EMAIL], ['password', PASSWORD]]
    const { status } = await submit(`${origin}/sign-in`, fields, { headers: { 'x-forwarded-for': address } })
    if (status !== 303) throw new Error(`The sign-in from ${address} answered ${status}.`)
  }
}

/** Seconds of the steps that only install and build, as the start itself printed them, in milliseconds. */
function installAndBuild(output: string): number {
  const steps = [...output.matchAll(/^ {2}(?:Packages|Application) … .*?([\d.]+) s$/gm)]
  return steps.reduce((sum, [, time]) => sum + 1000 * Number(time), 0)
}

function timeFigure(name: string, ms: number, most: number, floor: number, what: string): Figure {
  const measured = seconds(ms)
  return {
    part: 'start',
    name,
    target: `≤ ${seconds(most)}`,
    measured,
    floor: `${seconds(floor)} (${what})`,
    ratio: ms / floor,
    good: ms <= most,
  }
}

const mb = (bytes: number) => bytes / 2 ** 20

/** Next alone with the same build: how fast it answers a static file, and what it then holds. */
async function nextAlone(clone: Clone): Promise<{ ms: number; bytes: number }> {
  const port = new URL(clone.origin).port
  const next = await startIn(
    clone,
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', port],
    '/icon.svg',
  )
  await sleep(2_000)
  const bytes = memoryOf(next.pid).server
  await next.stop()
  return { ms: next.ms, bytes }
}

async function idleMemory({ pid }: Started, floor: number): Promise<Figure[]> {
  await sleep(IDLE_MS)
  const { server, database, supervisor } = memoryOf(pid)
  const both = mb(server + database)
  const parts = `server ${mb(server).toFixed(0)}, database ${mb(database).toFixed(0)}`
  const common = { part: 'start', floor: `${mb(floor).toFixed(0)} MB (Next alone)` }
  return [
    {
      ...common,
      name: 'memory (PSS) of server and database, idle for 60 s, both location files open',
      target: `≤ ${MOST_MEMORY_MB} MB`,
      measured: `${both.toFixed(0)} MB (${parts})`,
      ratio: both / mb(floor),
      good: both <= MOST_MEMORY_MB,
    },
    {
      ...common,
      name: 'memory (PSS) of npm and the supervisor beside them',
      target: '',
      measured: `${mb(supervisor).toFixed(0)} MB`,
      ratio: supervisor / floor,
      good: null,
    },
  ]
}

/** What a new user waits for and what it then costs: first start, second start, memory. */
export async function freshClone(): Promise<Figure[]> {
  const clone = await makeClone({ ADMIN_EMAIL: EMAIL, ADMIN_PASSWORD: PASSWORD, TRUSTED_PROXIES: '127.0.0.1/32' })
  try {
    const npmStart = () => startIn(clone, 'npm', ['start'], '/sign-in')
    const first = await npmStart()
    await first.stop()
    const alone = await nextAlone(clone)
    const second = await npmStart()
    try {
      await openLocationFiles(clone.origin)
      return [
        timeFigure(
          'fresh clone with warm npm cache to sign-in page',
          first.ms,
          MOST_FIRST_MS,
          installAndBuild(first.output),
          'install and build',
        ),
        timeFigure('second start to sign-in page', second.ms, MOST_SECOND_MS, alone.ms, 'Next alone'),
        ...(await idleMemory(second, alone.bytes)),
      ]
    } finally {
      await second.stop()
    }
  } finally {
    clone.remove()
  }
}
