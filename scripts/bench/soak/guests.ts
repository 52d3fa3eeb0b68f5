import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '@/lib/access/roles'
import type { Installation } from '@/tests/helpers/installation'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'
import { type Visitor, visitor } from '@/tests/helpers/visitor'

/** Between two pages of one person, in milliseconds, on average. */
const THINK_MS = 4_000

/** Somebody who is signed in, in the browser of the moment. */
export type Guest = { readonly person: Person; browser: Visitor }
/** What happened; `wrong` are answers that nothing explains. */
export type Tally = {
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

/** Opens pages with pauses between them, and signs in again where the session was ended. */
export async function browse(installation: Installation, guest: Guest, tally: Tally, stopped: () => boolean): Promise<void> {
  const paths = pathsOf[guest.person.role]
  while (!stopped()) {
    await sleep(THINK_MS * (0.5 + Math.random()))
    const path = paths[Math.floor(Math.random() * paths.length)] ?? '/sessions'
    const own = path.includes('{own}') ? await sessionOf(installation.database, guest.person) : ''
    const began = performance.now()
    const answer = await guest.browser
      .get(path.replace('{own}', own))
      .catch((error: unknown) => void tally.wrong.push(`${error} for ${path}`))
    if (answer === undefined) continue
    const outcome = judge(tally, path, answer)
    tally.times.push(performance.now() - began)
    if (outcome === 'out' && !stopped()) await enter(installation, guest, tally)
  }
}

/** Signs a new person in. */
export async function newGuest({ database, server }: Installation, role: Role): Promise<Guest> {
  const guest = { person: await createPerson(database, role), browser: visitor(server) }
  await guest.browser.signIn(guest.person)
  return guest
}

/** Signs in in a new browser. */
export async function enter({ server }: Installation, guest: Guest, tally: Tally): Promise<void> {
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

/** Does something a fixed number of times a minute, whatever it takes; what fails is wrong, and the rest goes on. */
export async function every(aMinute: number, stopped: () => boolean, tally: Tally, work: () => Promise<unknown>): Promise<void> {
  const running: Promise<unknown>[] = []
  while (!stopped()) {
    running.push(work().catch((error: unknown) => tally.wrong.push(String(error))))
    await sleep(60_000 / aMinute)
  }
  await Promise.all(running)
}

/** Ends the newest session of somebody drawn by chance. */
export async function kill({ database }: Installation, manager: Guest, guests: readonly Guest[], tally: Tally): Promise<void> {
  const victim = guests[Math.floor(Math.random() * guests.length)]
  if (victim === undefined || victim.person.role !== 'audit_user') return
  const fields = { sessionId: await sessionOf(database, victim.person), reason: 'soak', message: '' }
  const { outcome, status } = await manager.browser.act('/sessions', 'app/(console)/sessions/actions.ts#kill', fields)
  if (outcome?.ok === true) tally.kills += 1
  else tally.wrong.push(`a kill was answered ${status} ${outcome?.message}`)
}

/** An event stream that is opened anew whenever it ends, as a page does. */
export function stream({ server }: Pick<Installation, 'server'>, guest: Guest, tally: Tally, stopped: () => boolean): void {
  if (stopped()) return
  const cookie = [...guest.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const again = () => void setTimeout(() => stream({ server }, guest, tally, stopped), 1_000)
  const sent = get(`${server.url}/api/live`, { agent: false, headers: { cookie } }, (response) => {
    tally.streams += 1
    if (response.statusCode !== 200 && response.statusCode !== 401) tally.wrong.push(`${response.statusCode} for a stream`)
    response.resume().once('close', again)
  })
  sent.once('error', again)
}
