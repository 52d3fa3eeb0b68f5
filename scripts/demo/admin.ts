import { told } from './clock'
import { endBy } from './endings'
import type { PastSession, Worker } from './session'
import { bySession, difference, tellChange, type World } from './world'

/** Somebody with the right to it changes settings. Shorter clocks end nobody earlier than now. */
export function changeSettings(world: World, session: PastSession, at: number, to: Record<string, unknown>): void {
  const changed = difference(world.settings, to)
  if (changed === null) return
  Object.assign(world.settings, to)
  const { idle_minutes: idle, limit_minutes: limit } = to
  if (idle !== undefined || limit !== undefined) {
    Object.assign(world.clocks, { idle: Number(idle ?? world.clocks.idle), limit: Number(limit ?? world.clocks.limit), since: at })
  }
  tellChange(world, at, bySession(world, session, at), {
    ...{ action: 'update', type: 'settings', resource: '1', label: 'Settings', ...changed },
  })
}

function changeUser(
  world: World,
  session: PastSession,
  at: number,
  of: Worker,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): void {
  tellChange(world, at, bySession(world, session, at), {
    ...{ action: 'update', type: 'user', resource: of.id, label: of.person.name },
    before,
    after,
  })
}

const openOf = (world: World, worker: Worker, but: PastSession): PastSession[] =>
  [...world.open].filter((other) => other.worker === worker && other !== but)

/** Takes somebody's access away; what they have open ends with it. */
export function disable(world: World, session: PastSession, at: number, of: Worker): void {
  if (world.status.get(of.person) !== 'active' || of === session.worker) return
  world.status.set(of.person, 'disabled')
  changeUser(world, session, at, of, { status: 'active' }, { status: 'disabled' })
  for (const other of openOf(world, of, session)) endBy(world, other, { in: session, at }, { reason: 'user_disabled' })
}

/** Gives somebody the role that they have today. */
export function giveRole(world: World, session: PastSession, at: number, of: Worker): void {
  const [old, role] = [world.roles.get(of.person), of.person.role]
  if (old === role || of === session.worker) return
  world.roles.set(of.person, role)
  const by = { role_by_name: session.worker.person.name }
  changeUser(world, session, at, of, { role: old, role_by_name: 'Set-up' }, { role, ...by })
  world.roleChanges.set(of, { at: told(at), by: session.worker })
  for (const other of openOf(world, of, session)) endBy(world, other, { in: session, at }, { reason: 'role_changed' })
}

/** A new password of one's own: all one's other sessions end with the old one. */
export function renewPassword(world: World, session: PastSession, at: number): void {
  if (openOf(world, session.worker, session).some((other) => world.spared.has(other))) return
  const { id, person } = session.worker
  tellChange(world, at, bySession(world, session, at), {
    ...{ action: 'update', type: 'user', resource: id, label: person.name },
    ...{ before: { password_hash: '•••' }, after: { password_hash: '•••' } },
  })
  for (const other of openOf(world, session.worker, session)) endBy(world, other, { in: session, at }, { reason: 'password_changed' })
}

/** One's own sessions elsewhere: signed out from here, or said not to be one's own. */
export function endOwn(world: World, session: PastSession, at: number, reason: 'signed_out' | 'not_me'): void {
  for (const other of openOf(world, session.worker, session))
    if (!world.spared.has(other)) endBy(world, other, { in: session, at }, { reason })
}
