import { Agenda, mistype } from './agenda'
import { begin } from './begin'
import { DAY, HOUR, MINUTE } from './clock'
import { behindAt } from './machines'
import { planDay, planDeeds } from './plans'
import { Random } from './random'
import type { PastSession } from './session'
import { SEED, type Size } from './size'
import { plantStories } from './stories'
import { visitsOf } from './workday'
import { isLive, type World } from './world'

/** What one day (UTC) brought: lines for the log, and sessions that ended. */
export type PastDay = { readonly day: number; readonly lines: readonly string[]; readonly ended: readonly PastSession[] }

/** How many sessions are live at least when the demo begins, whatever the hour. */
const LIVE = 45

async function planVisits(agenda: Agenda, day: number): Promise<void> {
  const { world } = agenda
  for (const [at, worker] of world.workers.entries()) {
    if (worker.person.status === 'invited' || agenda.isReserved(worker, day)) continue
    const random = new Random(SEED + at * 104_729 + day * 7)
    for (const visit of visitsOf(worker, day, world.now, random)) {
      if (random.chance(0.04)) mistype(agenda, visit)
      await agenda.visit(visit)
    }
  }
}

/** By night and on Sundays some are on call, so that there is always something to see. */
async function onCall(world: World): Promise<void> {
  const { now, random } = world
  const live = [...world.open].filter((session) => isLive(world, session, now)).length
  // Nothing that began so long ago can have ended within the last hour.
  const rested = now - 9.1 * HOUR
  const free = world.workers.filter(
    ({ person, desktop }) => world.status.get(person) === 'active' && !world.openIn.has(desktop) && (desktop.lastSeenAt ?? 0) < rested,
  )
  for (let missing = LIVE - live; missing > 0 && free.length > 0; missing -= 1) {
    const [worker] = free.splice(random.between(0, free.length - 1), 1)
    // Not before midnight: yesterday's log is full.
    const startsAt = Math.floor(Math.max(now - (now % DAY), now - random.between(1, 50) * MINUTE))
    if (worker === undefined || startsAt > now) continue
    const { desktop, networks } = worker
    const sent = desktop.machine.sent(behindAt(now, startsAt, desktop.lag))
    await world.origins.learn(sent, networks.home)
    begin(world, { worker, browser: desktop, sent, address: networks.home, startsAt, acts: [], leavesAt: null })
  }
}

/** Goes through the past day by day, up to now: the same for the same moment and size. */
export async function* past(world: World, { days }: Size): AsyncGenerator<PastDay> {
  const today = Math.floor(world.now / DAY)
  const agenda = new Agenda(world, today - days)
  planDeeds(world, today, days)
  await plantStories(agenda, today, days)
  world.planned.sort((a, b) => a.after - b.after)
  await planVisits(agenda, today - days)
  for (let day = today - days; day <= today; day += 1) {
    // Where it is tomorrow already people are at work.
    await planVisits(agenda, day + 1)
    planDay(agenda, day)
    for (const { at, run } of agenda.take(day)) run(at)
    if (day === today) await onCall(world)
    yield { day, lines: world.lines, ended: world.ended.splice(0) }
    world.lines = []
  }
}
