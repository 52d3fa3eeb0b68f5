import { DAY } from './clock'
import { given } from './contacts'
import { desktops, type Machine, oddities, phones } from './machines'
import { networksOf } from './networks'
import { Origins } from './origins'
import { type Person, peopleOf } from './people'
import { Random } from './random'
import type { Browser, Worker } from './session'
import { SEED, type Size } from './size'
import type { World } from './world'

/** When the `at`-th person was made: within the year before the past that is told, at various hours. */
export const madeAt = (first: number, at: number): number => first * DAY - DAY * (8 + ((at * 37) % 330)) - ((at * 5_431_000) % 28_800_000)

function workerOf(person: Person, at: number, first: number): Worker {
  const random = new Random(SEED + at * 7_919)
  const made = madeAt(first, at)
  const browser = (machine: Machine): Browser => ({
    // Some never let their browser bring itself up to date.
    ...{ id: random.uuid(made), person, machine, lag: random.chance(0.06) ? random.between(60, 200) : random.between(-1, 9) },
    ...{ firstSeenAt: made + DAY, deviceId: random.uuid(made + DAY), lastSeenAt: null, lastSent: null },
  })
  const other = random.chance(0.3) ? random.pick(desktops) : random.chance(0.06) ? random.pick(oddities) : null
  return {
    ...{ person, id: random.uuid(made), networks: networksOf(person.home, random), desktop: browser(random.pick(desktops)) },
    ...{ phone: random.chance(0.8) ? browser(random.pick(phones)) : null, other: other && browser(other) },
  }
}

const DEFAULTS = {
  ...{ retention_days: 30, read_days: 30, notify_enabled: false, notify_every: false, idle_enabled: true, idle_minutes: 60 },
  ...{ limit_enabled: true, limit_minutes: 480, cleanup_from: null, cleanup_minutes: 60, timeouts_from: null, timeouts_minutes: 5 },
}

/** Everybody and everything as it stood before the first day. */
export function worldBefore(now: number, first: number, size: Size, shapes: ReadonlyMap<string, number>): World {
  const workers = peopleOf(size.people).map((person, at) => workerOf(person, at, first))
  const browsers = workers.flatMap(({ desktop, phone, other }) => [desktop, phone, other].filter((one) => one !== null))
  const promoted = new Set(workers.filter(({ person }, at) => at > 40 && person.role === 'audit_manager').slice(0, 3))
  const world: World = {
    ...{ now, random: new Random(SEED), origins: new Origins(), workers, shapes, clocks: { idle: 60, limit: 480, since: 0 } },
    ...{
      settings: { ...DEFAULTS },
      open: new Set(),
      openIn: new Map(),
      contacts: new Map(),
      orders: [],
      roleChanges: new Map(),
      lastSignIn: new Map(),
    },
    // One in nine gets something new within this past.
    known: new Set(browsers.filter((_, at) => at % 9 !== 4)),
    status: new Map(workers.map(({ person }) => [person, person.status === 'disabled' ? 'active' : person.status])),
    roles: new Map(workers.map((worker) => [worker.person, promoted.has(worker) ? 'audit_user' : worker.person.role])),
    beside: { device_labels: [], place_corrections: [], reviews: [], notices: [] },
    ...{ planned: [], folds: [], recent: [], moved: [], spared: new Set(), ended: [], lines: [], activities: 0, sessions: 0 },
  }
  for (const worker of workers.filter(({ person }) => person.status !== 'invited'))
    for (let left = world.random.between(12, 40); left > 0; left -= 1)
      given(world, worker, first * DAY - world.random.between(1, 200) * DAY - world.random.between(0, DAY))
  return world
}
