import { endOwn, renewPassword } from './admin'
import { move } from './begin'
import { create, edit, remove } from './contacts'
import { manage } from './manage'
import { goOnIn, placeIn } from './orders'
import { look, refused } from './reads'
import type { PastSession, Worker } from './session'
import { isLive, type World } from './world'

/** What is planned for whoever holds this role is done by the first of them who is there. */
function doPlanned(world: World, session: PastSession, at: number): boolean {
  const role = world.roles.get(session.worker.person)
  const next = world.planned.findIndex((deed) => deed.after <= at && deed.role === role)
  const [deed] = next < 0 ? [] : world.planned.splice(next, 1)
  deed?.done(session, at)
  return deed !== undefined
}

/** What hardly anybody does, and yet somebody every day. */
function rarely(world: World, session: PastSession, at: number): void {
  const way = world.random.next()
  if (way < 0.3) endOwn(world, session, at, 'signed_out')
  else if (way < 0.45) renewPassword(world, session, at)
  else if (way < 0.48) endOwn(world, session, at, 'not_me')
  else if (way < 0.65) create(world, session, at, world.random.between(12, 80))
  else if (way < 0.72) remove(world, session, at, world.random.between(3, 20))
  else refused(world, session, at)
}

/** A phone goes to and fro between its own network and the one at home. */
function roam(world: World, session: PastSession, at: number): boolean {
  const { mobile, home } = session.worker.networks
  const isNear = session.address === mobile || session.address === home
  if (!session.browser.machine.mobile || !isNear || !world.random.chance(0.08)) return false
  const to = session.address === mobile ? home : mobile
  if (to !== null && to !== session.address && session.trail.every(({ address }) => address !== to)) move(world, session, at, to)
  return true
}

/** What somebody does in a session at that moment, if it is still theirs. */
export function act(world: World, session: PastSession, at: number): void {
  if (!isLive(world, session, at)) return
  session.lastActivityAt = at
  const stay = session.trail.at(-1)
  if (stay !== undefined) stay.until = at
  if (roam(world, session, at)) return
  const { random } = world
  const isManager = world.roles.get(session.worker.person) !== 'audit_user'
  if (isManager && doPlanned(world, session, at)) return
  if (random.chance(0.002)) rarely(world, session, at)
  else if (isManager && random.chance(0.02)) manage(world, session, at)
  else if (isManager && random.chance(0.5)) look(world, session, at)
  else edits(world, session, at, isManager)
}

/** What most do: their contacts, and the shop's orders. */
function edits(world: World, session: PastSession, at: number, isManager: boolean): void {
  const { random } = world
  const owner: Worker = isManager && random.chance(0.3) ? random.pick(world.workers) : session.worker
  const way = random.next()
  if (way < 0.06) create(world, session, at)
  else if (way < 0.56) edit(world, session, at, owner)
  else if (way < 0.58) remove(world, session, at, 1, owner)
  else if (way < 0.68) placeIn(world, session, at)
  else goOnIn(world, session, at)
}
