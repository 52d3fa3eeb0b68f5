import { atLocal, isWeekend, MINUTE } from './clock'
import { behindAt } from './machines'
import { elsewhere } from './networks'
import { placeOf } from './places'
import type { Random } from './random'
import type { Browser, Visit, Worker } from './session'

/** Minutes between two things that somebody does. */
const PACE = 9.5
const NOBODY_WAITS = 0.48

type Span = { readonly from: number; readonly to: number }
type Plan = Span & {
  readonly browser: Browser
  readonly address: string | null
  readonly pause?: Span
  readonly pace?: number
  readonly stays?: number
}

/** Moments within a span (minutes of the day), fewer of them in the pause, in order. */
function momentsIn({ from, to, pause, pace = PACE }: Plan, random: Random): number[] {
  const many = Math.max(1, Math.round(random.about((to - from) / pace, (to - from) / pace / 2)))
  const all = Array.from({ length: many }, () => from + (to - from) * random.next())
  const rests = pause === undefined ? all : all.filter((at) => at < pause.from || at > pause.to || random.chance(0.1))
  return rests.sort((a, b) => a - b)
}

/** Desks: most go on over lunch in one session, or sign in anew after it. */
function atDesk(worker: Worker, address: string | null, random: Random): Plan[] {
  const browser = worker.other !== null && random.chance(0.15) ? worker.other : worker.desktop
  const [from, noon, to] = [random.about(518, 95), random.about(738, 40), random.about(1052, 80)]
  const pause = { from: noon, to: noon + random.about(42, 20) }
  if (random.chance(0.3)) return [{ from, to, browser, address, pause }]
  const later = { from: pause.to, to, browser, address }
  const morning = { from, to: noon, browser, address }
  if (random.chance(0.33)) return [morning, later]
  // A meeting in between, after which one signs in again.
  const meeting = random.about((pause.to + to) / 2, 40)
  return [morning, { ...later, to: meeting - 35 }, { ...later, from: meeting + 35 }]
}

function onThePhone({ phone, networks }: Worker, random: Random): Plan[] {
  if (phone === null) return []
  const times = [
    ...(random.chance(0.65) ? [random.about(445, 60)] : []),
    ...(random.chance(0.5) ? [random.about(770, 50)] : []),
    ...(random.chance(0.6) ? [random.about(1215, 130)] : []),
  ]
  return times.map((from) => ({
    ...{ from, to: from + random.between(2, 24), browser: phone, pace: 5, stays: 0.75 },
    address: from > 1140 || random.chance(0.2) ? networks.home : networks.mobile,
  }))
}

function plansOf(worker: Worker, day: number, random: Random): Plan[] {
  const { networks, desktop } = worker
  if (isWeekend(day)) {
    if (random.chance(0.9)) return []
    const from = random.about(800, 300)
    return random.chance(0.6)
      ? onThePhone(worker, random)
      : [{ from, to: from + random.between(10, 120), browser: desktop, address: networks.home }]
  }
  if (random.chance(0.09)) return random.chance(0.2) ? onThePhone(worker, random) : []
  const way = random.next()
  const address =
    way < 0.6 ? networks.office : way < 0.92 ? networks.home : way < 0.98 ? (networks.vpn ?? networks.home) : elsewhere(random)
  const evening = random.about(1250, 60)
  const late = random.chance(0.14)
    ? [{ from: evening, to: evening + random.between(10, 90), browser: desktop, address: networks.home }]
    : []
  return [...atDesk(worker, address, random), ...onThePhone(worker, random), ...late]
}

/** What one person does on one day of theirs, by the clocks of where they live: hours of work, lunch, weekends. */
export function visitsOf(worker: Worker, day: number, now: number, random: Random): Visit[] {
  const { zone } = placeOf(worker.person.home)
  return plansOf(worker, day, random).map((plan) => {
    const at = (minutes: number) => Math.floor(atLocal(zone, day, minutes) + random.next() * MINUTE)
    const startsAt = Math.floor(atLocal(zone, day, plan.from))
    const acts = momentsIn(plan, random).map((minutes) => Math.max(startsAt + 1_000, at(minutes)))
    const stays = random.chance(plan.stays ?? NOBODY_WAITS)
    const leavesAt = stays ? null : Math.max(at(plan.to), ...acts) + 1_000
    const sent = plan.browser.machine.sent(behindAt(now, startsAt, plan.browser.lag))
    return { worker, browser: plan.browser, address: plan.address, sent, startsAt, acts, leavesAt }
  })
}
