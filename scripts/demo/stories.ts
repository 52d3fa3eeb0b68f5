import type { Agenda } from './agenda'
import { fail, move } from './begin'
import { atLocal, DAY, HOUR, isWeekend, MINUTE } from './clock'
import { create, remove } from './contacts'
import { endBy } from './endings'
import { guesser, type Machine, unheardOf } from './machines'
import { review } from './manage'
import { rented } from './networks'
import { placeOf } from './places'
import type { Browser, PastSession, Visit, Worker } from './session'
import { isLive } from './world'

/** The day, so many days or some more ago, on which people work. */
function workday(today: number, ago: number): number {
  const day = today - ago
  return isWeekend(day) ? workday(today, ago + 1) : day
}

function who({ world }: Agenda, local: string): Worker {
  const found = world.workers.find(({ person }) => person.local === local)
  if (found === undefined) throw new Error(`Nobody is called ${local}.`)
  return found
}

const every = (from: number, to: number, minutes: number) =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / (minutes * MINUTE))) }, (_, at) => from + (at + 0.7) * minutes * MINUTE)

const newBrowser = ({ world }: Agenda, person: Worker['person'], machine: Machine, at: number): Browser => ({
  ...{ id: world.random.uuid(at), person, machine, lag: 0, firstSeenAt: at, deviceId: '', lastSeenAt: null, lastSent: null },
})

type Scene = { worker: Worker; browser?: Browser; address: string | null; from: number; to: number; pace?: number }

/** Puts a scene of a story down; chance has no part in how its session ends. */
const stage = (agenda: Agenda, visit: Visit, during: (session: PastSession) => void = () => {}) =>
  agenda.visit(visit, (session) => {
    agenda.world.spared.add(session)
    during(session)
  })

const scene = ({ worker, browser = worker.desktop, address, from, to, pace = 6 }: Scene): Visit => ({
  ...{ worker, browser, sent: browser.machine.sent(0), address, startsAt: Math.floor(from), acts: every(from, to, pace), leavesAt: null },
})

/** A manager who is there after that moment says so beside the session, and ends it where it is still open. */
function noticed({ world }: Agenda, after: number, of: () => PastSession | undefined, comment: string, kill?: string): void {
  const done = (session: PastSession, at: number) => {
    const found = of()
    if (found === undefined) return
    review(world, session, at, found, { state: 'suspicious', labels: ['incident'], comment, assigned: session.worker })
    if (kill !== undefined && isLive(world, found, at))
      endBy(world, found, { in: session, at }, { reason: 'killed', note: kill, message: null })
  }
  world.planned.push({ after, role: 'audit_manager', done })
}

/** A session is stolen: the very same one goes on from a rented machine far away. */
async function stolen(agenda: Agenda, today: number): Promise<void> {
  const worker = who(agenda, 'h.whitfield')
  const day = workday(today, 5)
  const at = (minutes: number) => atLocal(placeOf(worker.person.home).zone, day, minutes)
  const thief = '43.157.201.88'
  await agenda.world.origins.learn(worker.desktop.machine.sent(0), thief)
  agenda.reserve(worker, day)
  let session: PastSession | undefined
  const visit = scene({ worker, address: '90.192.131.44', from: at(542), to: at(700), pace: 7 })
  await stage(agenda, visit, (begun) => {
    session = begun
  })
  agenda.add(at(631), (moment) => {
    if (session !== undefined && isLive(agenda.world, session, moment)) move(agenda.world, session, moment, thief)
  })
  const comment =
    'The same session goes on in Jakarta, from a rented machine; its requests carry hints of a Linux desktop, it began on another system.'
  noticed(agenda, at(668), () => session, comment, 'Stolen cookie: London and Jakarta in one session.')
}

/** A night of guessing: as many tries as the limiter lets through, on few accounts, from many rented machines; one of them is right. */
async function guessing(agenda: Agenda, today: number): Promise<void> {
  const { world } = agenda
  const day = workday(today, 9)
  const accounts = ['l.tremblay', 'wolfe', 'mj.nunez', 'c.adebayo', 'm.rossi', 'd.lestari'].map((local) => who(agenda, local))
  const addresses = Array.from({ length: 48 }, () => rented(world.random))
  const begins = day * DAY + 70 * MINUTE
  for (const { id: user, person } of accounts) {
    for (let window = 0; window < 11; window += 1) {
      for (let attempt = 0; attempt < 11; attempt += 1) {
        const at = Math.floor(begins + window * 15 * MINUTE + (attempt * 70 + world.random.next() * 40) * 1_000)
        const [ip, reason] = [world.random.pick(addresses), attempt === 10 ? 'throttled' : 'wrong_password']
        agenda.add(at, () => fail(world, at, { ip, reason, user, label: person.name }))
      }
    }
  }
  const [worker] = accounts
  if (worker === undefined) return
  const from = begins + 157 * MINUTE
  const browser = newBrowser(agenda, worker.person, guesser, from)
  let session: PastSession | undefined
  await stage(agenda, scene({ worker, browser, address: addresses[0] ?? null, from, to: from + 25 * MINUTE, pace: 0.8 }), (begun) => {
    session = begun
  })
  noticed(agenda, day * DAY + 9 * HOUR, () => session, 'After hundreds of failed sign-ins in the night: this one got in, by a script.')
}

/** Two countries within an hour. */
async function journey(agenda: Agenda, today: number): Promise<void> {
  const worker = who(agenda, 'grace.chen')
  const day = workday(today, 3)
  const from = atLocal(placeOf(worker.person.home).zone, day, 545)
  agenda.reserve(worker, day)
  await stage(agenda, scene({ worker, address: '64.169.13.20', from, to: from + 95 * MINUTE }))
  const browser = worker.phone ?? worker.other ?? worker.desktop
  let session: PastSession | undefined
  const there = scene({ worker, browser, address: '89.53.208.77', from: from + 43 * MINUTE, to: from + 80 * MINUTE })
  await stage(agenda, there, (begun) => {
    session = begun
  })
  noticed(agenda, from + 100 * MINUTE, () => session, 'San Francisco and Bangkok within an hour: one of the two is not her.')
}

/** Somebody has left and stays signed in for weeks, while the clocks were long. */
async function leaver(agenda: Agenda, today: number): Promise<void> {
  const worker = who(agenda, 'r.khan')
  // Found on a day on which managers are there.
  const [from, to] = [(today - 76) * DAY + 5 * HOUR, workday(today, 50) * DAY + 8 * HOUR]
  agenda.reserve(worker, today - 78, today + 1)
  let session: PastSession | undefined
  await stage(agenda, scene({ worker, address: '202.143.124.61', from, to, pace: 11 * 60 }), (begun) => {
    session = begun
  })
  noticed(
    agenda,
    to,
    () => session,
    'Left the company on the first of the month; this session was still open.',
    'Left the company weeks ago.',
  )
}

/** On a Friday evening somebody deletes what they had imported, page after page. */
async function deletion(agenda: Agenda, today: number): Promise<void> {
  const worker = who(agenda, 't.ndlovu')
  const { zone } = placeOf(worker.person.home)
  const { world } = agenda
  const imported = workday(today, 40)
  const friday = today - 1 - ((today - 1 + 4 - 5 + 7) % 7)
  for (const day of [imported, friday]) agenda.reserve(worker, day)
  const address = worker.networks.home
  const first = atLocal(zone, imported, 600)
  let session: PastSession | undefined
  const begun = (made: PastSession) => {
    session = made
  }
  const within = (moment: number, done: (here: PastSession, at: number) => void) =>
    agenda.add(moment, (at) => {
      if (session !== undefined && isLive(world, session, at)) done(session, at)
    })
  await stage(agenda, scene({ worker, address, from: first, to: first + 30 * MINUTE }), begun)
  within(first + 4 * MINUTE, (here, at) => create(world, here, at, 240))
  const last = atLocal(zone, friday, 18 * 60 + 34)
  await stage(agenda, { ...scene({ worker, address, from: last, to: last }), leavesAt: last + 16 * MINUTE }, begun)
  for (let page = 0; page < 5; page += 1) within(last + (8 + page * 0.6) * MINUTE, (here, at) => remove(world, here, at, 50))
}

/** A system that nobody had before, yesterday. */
async function unheard(agenda: Agenda, today: number): Promise<void> {
  const worker = who(agenda, 'l.wisniewski')
  const from = (today - 1) * DAY + 13.4 * HOUR
  const browser = newBrowser(agenda, worker.person, unheardOf, from)
  await stage(agenda, scene({ worker, browser, address: worker.networks.home, from, to: from + 40 * MINUTE }))
}

/** What is hidden in the past to be found (docs/demo.md), as far as it reaches back. */
export async function plantStories(agenda: Agenda, today: number, days: number): Promise<void> {
  const stories = [
    [1, unheard],
    [5, journey],
    [9, stolen],
    [12, guessing],
    [44, deletion],
    [80, leaver],
  ] as const
  for (const [least, story] of stories) if (days > least) await story(agenda, today)
}
