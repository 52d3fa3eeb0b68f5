import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '@/lib/access/roles'
import type { Figure } from '@/scripts/bench/figure'
import type { Part } from '@/scripts/bench/part'
import { median, percentile } from '@/scripts/bench/statistics'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'
import { type Visitor, visitor } from '@/tests/helpers/visitor'

const MINUTES = 10
const PEOPLE = 100
const SIGN_INS_A_MINUTE = 50
const KILLS_A_MINUTE = 20
const STREAMS = 30
/** Between two pages of one person, in milliseconds, on average. */
const THINK_MS = 4_000
const SAMPLE_MS = 5_000
/** Most that the resident memory may grow from the third minute to the last, as a share. */
const MOST_GROWTH = 0.1

type Guest = { readonly person: Person; browser: Visitor }
type Tally = {
  pages: number
  signIns: number
  kills: number
  refused: number
  streams: number
  readonly wrong: string[]
  readonly times: number[]
}

const pathsOf: Record<Role, readonly string[]> = {
  audit_user: ['/sessions', '/sessions?status=terminated', '/sessions/{own}'],
  audit_manager: ['/sessions', '/sessions?status=active', '/users', '/sessions/{own}'],
  system_administrator: ['/sessions', '/users', '/sessions?status=active&user=P', '/sessions/{own}'],
}

/** What a person gets who may have been signed out by a kill: a page, or the way to sign in. */
function judge(tally: Tally, path: string, { status, headers }: Awaited<ReturnType<Visitor['get']>>): 'page' | 'out' {
  tally.pages += 1
  if (status >= 300 && status < 400 && String(headers.location).startsWith('/sign-in')) return 'out'
  if (status !== 200) tally.wrong.push(`${status} for ${path}`)
  return 'page'
}

async function browse(installation: Installation, guest: Guest, tally: Tally, stopped: () => boolean): Promise<void> {
  const paths = pathsOf[guest.person.role]
  while (!stopped()) {
    await sleep(THINK_MS * (0.5 + Math.random()))
    const path = paths[Math.floor(Math.random() * paths.length)] ?? '/sessions'
    const own = path.includes('{own}') ? await sessionOf(installation.database, guest.person) : ''
    const began = performance.now()
    const outcome = judge(tally, path, await guest.browser.get(path.replace('{own}', own)))
    tally.times.push(performance.now() - began)
    if (outcome === 'out' && !stopped()) await enter(installation, guest, tally)
  }
}

async function enter({ server }: Installation, guest: Guest, tally: Tally): Promise<void> {
  const browser = visitor(server)
  try {
    await browser.signIn(guest.person, { 'user-agent': `soak/${randomUUID()}` })
    guest.browser = browser
    tally.signIns += 1
  } catch (error) {
    tally.refused += 1
    tally.wrong.push(String(error))
  }
}

/** Does something a fixed number of times a minute, whatever it takes. */
async function every(aMinute: number, stopped: () => boolean, work: () => Promise<unknown>): Promise<void> {
  const running: Promise<unknown>[] = []
  while (!stopped()) {
    running.push(work())
    await sleep(60_000 / aMinute)
  }
  await Promise.all(running)
}

async function kill({ database }: Installation, manager: Guest, guests: readonly Guest[], tally: Tally): Promise<void> {
  const victim = guests[Math.floor(Math.random() * guests.length)]
  if (victim === undefined || victim.person.role !== 'audit_user') return
  const fields = { sessionId: await sessionOf(database, victim.person), reason: 'soak', message: '' }
  const { outcome, status } = await manager.browser.act('/sessions', 'app/(console)/sessions/actions.ts#kill', fields)
  if (outcome?.ok === true) tally.kills += 1
  else tally.wrong.push(`a kill was answered ${status} ${outcome?.message}`)
}

/** An event stream that is opened anew whenever it ends, as a page does. */
function stream({ server }: Installation, guest: Guest, tally: Tally, stopped: () => boolean): void {
  if (stopped()) return
  const cookie = [...guest.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const again = () => void setTimeout(() => stream({ server } as Installation, guest, tally, stopped), 1_000)
  const sent = get(`${server.url}/api/live`, { agent: false, headers: { cookie } }, (response) => {
    tally.streams += 1
    if (response.statusCode !== 200 && response.statusCode !== 401) tally.wrong.push(`${response.statusCode} for a stream`)
    response.resume().once('close', again)
  })
  sent.once('error', again)
}

const residentOf = (pid: number): number => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

async function run(installation: Installation): Promise<{ tally: Tally; resident: number[] }> {
  const tally: Tally = { pages: 0, signIns: 0, kills: 0, refused: 0, streams: 0, wrong: [], times: [] }
  const guests: Guest[] = []
  const add = async (role: Role) => {
    const guest = { person: await createPerson(installation.database, role), browser: visitor(installation.server) }
    await guest.browser.signIn(guest.person)
    guests.push(guest)
    return guest
  }
  for (let i = 0; i < PEOPLE; i += 1) await add(i % 10 === 0 ? 'audit_manager' : i % 25 === 1 ? 'system_administrator' : 'audit_user')
  const manager = await add('audit_manager')
  const end = performance.now() + MINUTES * 60_000
  const stopped = () => performance.now() > end
  for (const guest of guests.slice(0, STREAMS)) stream(installation, guest, tally, stopped)
  const resident: number[] = []
  const newcomers = guests.slice(0, PEOPLE)
  let turn = 0
  await Promise.all([
    ...newcomers.map((guest) => browse(installation, guest, tally, stopped)),
    every(SIGN_INS_A_MINUTE, stopped, () => {
      turn += 1
      // A second browser of somebody who is signed in already.
      const person = newcomers[turn % newcomers.length]?.person
      return person === undefined ? Promise.resolve() : enter(installation, { person, browser: visitor(installation.server) }, tally)
    }),
    every(KILLS_A_MINUTE, stopped, () => kill(installation, manager, newcomers, tally)),
    every(60_000 / SAMPLE_MS, stopped, async () => resident.push(residentOf(installation.server.pid() ?? 0))),
  ])
  return { tally, resident }
}

/** Ten minutes of an ordinary day: what goes wrong, and whether memory stays where it is. */
export const soak: Part = async () => {
  const installation = await startInstallation()
  try {
    const { tally, resident } = await run(installation)
    const perMinute = 60_000 / SAMPLE_MS
    const minutes = Array.from({ length: MINUTES }, (_, minute) => median(resident.slice(minute * perMinute, (minute + 1) * perMinute)))
    const [settled, last] = [minutes[2] ?? 0, minutes.at(-1) ?? 0]
    const part = 'soak'
    const what = `${MINUTES} minutes, ${PEOPLE} people browsing`
    for (const wrong of [...new Set(tally.wrong)].slice(0, 10)) process.stderr.write(`\n${wrong}\n`)
    return [
      {
        part,
        name: `${what}: answers that nothing explains`,
        target: '0',
        measured: `${tally.wrong.length}; ${tally.pages} pages (p50 ${median(tally.times).toFixed(0)} ms, p99 ${percentile(tally.times, 0.99).toFixed(0)} ms), ${tally.signIns} sign-ins, ${tally.kills} kills, ${tally.streams} streams`,
        floor: '',
        ratio: null,
        good: tally.wrong.length === 0 && tally.kills > 0 && tally.signIns > 0,
      },
      {
        part,
        name: `${what}: resident memory of the server, last minute`,
        target: `≤ ${1 + MOST_GROWTH} × the third`,
        measured: `${last.toFixed(0)} MB; by minute ${minutes.map((value) => value.toFixed(0)).join(', ')}`,
        floor: `${settled.toFixed(0)} MB (third minute)`,
        ratio: last / settled,
        good: last <= settled * (1 + MOST_GROWTH),
      },
    ] satisfies Figure[]
  } finally {
    await installation.stop()
  }
}
