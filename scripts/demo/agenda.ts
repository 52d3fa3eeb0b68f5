import { act } from './act'
import { begin, fail } from './begin'
import { DAY, MINUTE } from './clock'
import { endBy } from './endings'
import type { PastSession, Visit, Worker } from './session'
import { isLive, type World } from './world'

type Happening = { readonly at: number; readonly run: (at: number) => void }

/** What is going to happen, by day (UTC), up to now: what would come later is left out. */
export class Agenda {
  private readonly days = new Map<number, Happening[]>()
  /** Days of people of which a story tells all that they do. */
  private readonly taken = new Set<string>()

  constructor(
    readonly world: World,
    readonly first: number,
  ) {}

  add(moment: number, run: (at: number) => void): void {
    const at = Math.floor(moment)
    const day = Math.floor(at / DAY)
    if (day < this.first || at > this.world.now) return
    const there = this.days.get(day)
    if (there === undefined) this.days.set(day, [{ at, run }])
    else there.push({ at, run })
  }

  /** What happens on that day, in order; it is asked for once. */
  take(day: number): readonly Happening[] {
    const all = this.days.get(day) ?? []
    this.days.delete(day)
    return all.sort((a, b) => a.at - b.at)
  }

  reserve(worker: Worker, from: number, to = from): void {
    for (let day = from; day <= to; day += 1) this.taken.add(`${worker.id} ${day}`)
  }

  isReserved = (worker: Worker, day: number): boolean => this.taken.has(`${worker.id} ${day}`)

  /** Puts a visit down. `during` is told of the session as soon as there is one. */
  async visit(visit: Visit, during?: (session: PastSession) => void): Promise<void> {
    const { world } = this
    const { worker, sent, address, startsAt, acts, leavesAt } = visit
    if (startsAt > world.now || startsAt < this.first * DAY) return
    const { home, mobile } = worker.networks
    for (const each of [address, home, mobile]) await world.origins.learn(sent, each)
    let session: PastSession | null = null
    this.add(startsAt, () => {
      session = arrive(world, visit)
      if (session !== null) during?.(session)
    })
    const doing = (at: number) => {
      if (session !== null) act(world, session, at)
    }
    for (const at of acts) this.add(at, doing)
    if (leavesAt === null) return
    this.add(leavesAt, (at) => {
      if (session === null || !isLive(world, session, at)) return
      session.lastActivityAt = at
      endBy(world, session, { in: session, at }, { reason: 'signed_out' })
    })
  }
}

/** Comes, and signs in where that is called for: in a browser that still has an open session one mostly goes on. */
function arrive(world: World, visit: Visit): PastSession | null {
  const { worker, browser, startsAt, address } = visit
  const status = world.status.get(worker.person)
  const label = worker.person.name
  if (status === 'disabled' && world.random.chance(0.02)) fail(world, startsAt, { ip: address, reason: 'disabled', user: worker.id, label })
  if (status !== 'active') return null
  const there = world.openIn.get(browser)
  if (there !== undefined && isLive(world, there, startsAt) && there.address === address && world.random.chance(0.3)) return there
  return begin(world, visit)
}

/** A slip of the finger before a sign-in. */
export function mistype(agenda: Agenda, { worker, address, startsAt }: Visit): void {
  const at = startsAt - 0.25 * MINUTE
  agenda.add(at, () => {
    if (agenda.world.status.get(worker.person) !== 'active') return
    fail(agenda.world, at, { ip: address, reason: 'wrong_password', user: worker.id, label: worker.person.name })
  })
}
