import type { EndReason } from '@/lib/sessions/schema'
import { endReasonOf, killTexts } from './endings'
import { desktops, type Machine, oddities, phones } from './machines'
import { addressOf, elsewhere } from './networks'
import { type Person, people } from './people'
import { Random } from './random'

/** A browser of somebody; at most one session at a time is open in it. */
export type Browser = { readonly id: string; readonly person: Person; readonly machine: Machine; readonly address: string | null }

/** A session as it is laid. Times are milliseconds since 1970. */
export type PastSession = {
  readonly id: string
  readonly browser: Browser
  readonly address: string | null
  readonly startedAt: number
  lastActivityAt: number
  /** Null while it is open, and also where it ran out and nothing has looked at it since: as Rollcall itself leaves it. */
  endedAt: number | null
  endReason: EndReason | null
  endedBy: Person | null
  note: string | null
  message: string | null
}

const SEED = 3442
const PAST = 340
const LIVE = 60
const MINUTE = 60_000
const DAYS = 29.5
const IDLE = 60
const LIMIT = 480

function browsersOf(person: Person, random: Random, at: number): Browser[] {
  const machines = [random.pick(desktops), ...(random.chance(0.75) ? [random.pick(phones)] : [])]
  if (random.chance(0.35)) machines.push(random.pick(desktops))
  if (random.chance(0.15)) machines.push(random.pick(oddities))
  return machines.map((machine) => ({ id: random.uuid(at), person, machine, address: addressOf(person.home, random) }))
}

/** A session that began `age` minutes ago, still open. */
function begin(browser: Browser, age: number, now: number, random: Random): PastSession {
  const startedAt = now - age * MINUTE - random.between(0, 59_999)
  const away = browser.machine.mobile === true && random.chance(0.15)
  const address = away ? elsewhere(random) : browser.address
  const unended = { endedAt: null, endReason: null, endedBy: null, note: null, message: null }
  return { id: random.uuid(startedAt), browser, address, startedAt, lastActivityAt: startedAt, ...unended }
}

const enders = people.filter(({ role, status }) => role !== 'audit_user' && status === 'active')

function enderOf(session: PastSession, reason: EndReason, random: Random): Person | null {
  const { person } = session.browser
  if (reason === 'signed_out' || reason === 'not_me' || reason === 'password_changed') return person
  if (reason === 'idle' || reason === 'time_limit' || reason === 'system') return null
  const administrators = enders.filter(({ role }) => role === 'system_administrator')
  // A manager ends nobody's session who stands above them, and nobody kills their own.
  const among = reason === 'killed' && person.role !== 'system_administrator' ? enders : administrators
  return random.pick(among.filter((ender) => ender !== person))
}

/** Ends a session, `age` minutes old, some time before now. One that ran out keeps its row open. */
function finish(session: PastSession, wanted: EndReason, age: number, random: Random): void {
  const reason = (wanted === 'idle' && age <= IDLE + 2) || (wanted === 'time_limit' && age <= LIMIT) ? 'signed_out' : wanted
  const after = (minutes: number) => session.startedAt + minutes * MINUTE
  if (reason === 'time_limit') {
    // Never an hour without a sign of life, and still busy at the end.
    session.lastActivityAt = after(LIMIT - random.between(1, IDLE - 5))
    return
  }
  if (reason === 'idle') {
    session.lastActivityAt = after(Math.min(random.between(1, LIMIT - IDLE - 1), age - IDLE - 1))
    return
  }
  const length = random.between(1, Math.max(1, Math.min(LIMIT - 1, age - 1)))
  session.endedAt = after(length)
  session.lastActivityAt = after(Math.max(0, length - random.between(0, 9)))
  session.endReason = reason
  session.endedBy = enderOf(session, reason, random)
  if (reason === 'killed') [session.note, session.message] = killTexts(random)
}

/** When the session is over: its own end, or its deadline. */
function overAt(session: PastSession): number {
  return session.endedAt ?? Math.min(session.lastActivityAt + IDLE * MINUTE, session.startedAt + LIMIT * MINUTE)
}

/** A browser that signs in again ends what it had open; what had run out by then is closed with its own reason. */
function closeBefore(next: PastSession, session: PastSession): void {
  const over = overAt(session)
  if (over > next.startedAt) {
    Object.assign(session, { endedAt: next.startedAt, endReason: 'replaced', endedBy: null, note: null, message: null })
    session.lastActivityAt = Math.min(session.lastActivityAt, next.startedAt)
  } else if (session.endedAt === null) {
    const idle = session.lastActivityAt + IDLE * MINUTE < session.startedAt + LIMIT * MINUTE
    Object.assign(session, { endedAt: over, endReason: idle ? 'idle' : 'time_limit' })
  }
}

/** Everybody's sessions of the last thirty days, oldest first. The same for the same `now`. */
export function history(now: number): PastSession[] {
  const random = new Random(SEED)
  const browsers = people
    .filter(({ status }) => status !== 'invited')
    .flatMap((person) => browsersOf(person, random, now - 40 * 86_400_000))
  const sessions: PastSession[] = []
  for (let index = 0; index < PAST; index += 1) {
    // More of the recent ones, so that the first page shows both kinds.
    const age = Math.floor(10 + (DAYS * 1440 - 10) * random.next() ** 1.8)
    const session = begin(random.pick(browsers), age, now, random)
    finish(session, endReasonOf(index, random), age, random)
    sessions.push(session)
  }
  const active = browsers.filter(({ person }) => person.status === 'active')
  for (let index = 0; index < LIVE; index += 1) {
    const [browser] = active.splice(random.between(0, active.length - 1), 1)
    if (browser === undefined) throw new Error('There are fewer browsers than live sessions.')
    const newest = Math.max(0, ...sessions.filter((session) => session.browser === browser).map(({ startedAt }) => startedAt))
    const youngest = Math.floor((now - newest) / MINUTE) - 1
    const age = Math.max(1, Math.min(random.between(1, LIMIT - 10), youngest))
    const session = begin(browser, age, now, random)
    session.lastActivityAt = now - random.between(0, Math.min(age, IDLE - 6)) * MINUTE - 1
    session.lastActivityAt = Math.max(session.startedAt, session.lastActivityAt)
    sessions.push(session)
  }
  sessions.sort((a, b) => a.startedAt - b.startedAt)
  for (const browser of browsers) {
    const own = sessions.filter((session) => session.browser === browser)
    own.forEach((session, at) => {
      const next = own[at + 1]
      if (next !== undefined) closeBefore(next, session)
    })
  }
  disable(sessions)
  return sessions
}

/** The last session of a disabled person ended with them. */
function disable(sessions: readonly PastSession[]): void {
  const administrator = enders.find(({ role }) => role === 'system_administrator') ?? null
  for (const person of people.filter(({ status }) => status === 'disabled')) {
    const last = sessions.findLast((session) => session.browser.person === person)
    if (last !== undefined)
      Object.assign(last, { endedAt: overAt(last), endReason: 'user_disabled', endedBy: administrator, note: null, message: null })
  }
}
