import { changeSettings, disable, giveRole } from './admin'
import type { Agenda } from './agenda'
import { fail } from './begin'
import { DAY, HOUR } from './clock'
import { endBySystem, endRunOut } from './endings'
import { rented } from './networks'
import { goOn, nightly, place, shop } from './orders'
import type { World } from './world'

/** What administrators do once in this past: settings, people who leave, roles. */
export function planDeeds(world: World, today: number, days: number): void {
  const first = today - days
  const settings = (day: number, to: Record<string, unknown>) =>
    world.planned.push({
      ...{ after: day * DAY, role: 'system_administrator' },
      done: (session, at) => changeSettings(world, session, at, to),
    })
  settings(first, { retention_days: 400, read_days: 400 })
  if (days > 60) {
    // Long clocks for an inventory, and back.
    settings(first + 5, { idle_minutes: 1440, limit_minutes: 43_200 })
    settings(today - 47, { idle_minutes: 60, limit_minutes: 480 })
  }
  settings(today - 3, { notify_enabled: true })
  world.workers.forEach((worker, at) => {
    const { status, role, local } = worker.person
    // The leaver is found late.
    const left = days > 80 && local === 'r.khan' ? today - 49 : first + 1 + ((at * 13) % days)
    if (status === 'disabled')
      world.planned.push({
        after: left * DAY,
        role: 'system_administrator',
        done: (session, when) => disable(world, session, when, worker),
      })
    if (role !== world.roles.get(worker.person))
      world.planned.push({
        ...{ after: (first + 2 + ((at * 29) % Math.max(1, days - 3))) * DAY, role: 'system_administrator' },
        done: (session, when) => giveRole(world, session, when, worker),
      })
  })
  world.planned.sort((a, b) => a.after - b.after)
}

/** Whose order it is: one of those who are there and may sign in. */
const seller = ({ random, workers, status }: World) => random.pick(workers.filter(({ person }) => status.get(person) === 'active'))

/** What happens every day without a person: the job that looks after the clocks, the shop, an import by night, strangers who try. */
export function planDay(agenda: Agenda, day: number): void {
  const { world } = agenda
  const { random } = world
  const moment = () => day * DAY + random.between(0, DAY - 1)
  for (let at = day * DAY + 41_000; at < (day + 1) * DAY; at += 300_000) agenda.add(at, (when) => endRunOut(world, when))
  for (let left = Math.ceil(world.workers.length * 0.9); left > 0; left -= 1) {
    agenda.add(moment(), (at) => place(world, at, shop(world, at), seller(world).id))
    agenda.add(moment(), (at) => void goOn(world, at, shop(world, at)))
  }
  for (let left = Math.ceil(world.workers.length / 2); left > 0; left -= 1)
    agenda.add(day * DAY + 2 * HOUR + left * 410, (at) => void goOn(world, at, nightly()))
  for (let left = random.between(2, 9); left > 0; left -= 1) {
    const [ip, label] = [rented(random), random.pick(['a…@g….com', 'r…', 'i…@e….org', 't…@e….org'])]
    agenda.add(moment(), (at) => fail(world, at, { ip, reason: 'unknown_user', label }))
  }
  // Somebody with psql, who names no session.
  if (day % 9 === 3)
    for (let left = 7; left > 0; left -= 1)
      agenda.add(day * DAY + 21.6 * HOUR + left * 30_000, (at) => {
        goOn(world, at, { source: 'outside', actorKind: 'outside', actorName: 'postgres', flag: 'none' })
      })
  if (day % 30 === 11)
    agenda.add(day * DAY + 12 * HOUR, (at) => {
      for (const session of [...world.open].filter((one) => !world.spared.has(one)).slice(0, 3)) endBySystem(world, session, at)
    })
}
