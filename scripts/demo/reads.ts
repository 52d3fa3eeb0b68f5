import { createHash } from 'node:crypto'
import { may } from '@/lib/access/may'
import { contactsOf } from './contacts'
import type { PastSession } from './session'
import { bySession, tell, type World } from './world'

const FILTERS: Readonly<Record<string, readonly string[]>> = {
  session: ['', 'status=active', 'status=terminated', 'country=CN', 'device=mobile', 'reason=killed', 'browser=Firefox', 'network=hosting'],
  activity: ['', 'kind=change', 'action=delete', 'type=contact', 'outcome=failed', 'kind=sign_in'],
  contact: ['', 'q=press', 'show=favourites'],
  user: ['', 'role=audit_manager', 'status=invited'],
  review: ['', 'state=suspicious'],
}

/** Equal views of one session within five minutes are counted beside the first, as log.note_view does. */
function note(world: World, session: PastSession, at: number, id: string, parts: readonly string[]): void {
  const fold = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
  const times = world.random.chance(0.2) ? world.random.between(2, 6) : 1
  const last = Math.min(at + (times - 1) * 40_000, world.now)
  world.folds.push({ activity_id: id, session_id: session.id, fold, last_at: new Date(last).toISOString(), times })
}

function listed(world: World, session: PastSession, at: number): void {
  const { random } = world
  const type = random.pick(['session', 'session', 'session', 'activity', 'activity', 'contact', 'user', 'review'])
  const filter = random.pick(FILTERS[type] ?? [''])
  const details = { filter, shown: filter === '' ? 50 : random.between(0, 50) }
  const id = tell(world, at, bySession(world, session, at), { kind: 'read', action: 'listed', type, details })
  note(world, session, at, id, ['listed', type, filter])
}

function subject(world: World): { type: string; resource: string; label: string } | undefined {
  const { random, workers } = world
  const way = random.next()
  if (way < 0.4) {
    const session = [...world.open][random.between(0, Math.max(0, world.open.size - 1))]
    return session && { type: 'session', resource: session.id, label: session.worker.person.name }
  }
  const worker = random.pick(workers)
  if (way < 0.55) return { type: 'user', resource: worker.id, label: worker.person.name }
  if (way < 0.8) {
    const activity = world.recent.at(-random.between(1, 100))
    return activity && { type: 'activity', resource: activity.id, label: activity.actor }
  }
  const contact = contactsOf(world, worker).at(-1)
  return contact && { type: 'contact', resource: contact.values.id, label: contact.values.name }
}

/** A manager looks at something of somebody else's. */
export function look(world: World, session: PastSession, at: number): void {
  const seen = world.random.chance(0.35) ? undefined : subject(world)
  if (seen === undefined || seen.resource === session.id || seen.label === session.worker.person.name) {
    listed(world, session, at)
    return
  }
  const who = bySession(world, session, at)
  const id = tell(world, at, who, { kind: 'read', action: 'viewed', ...seen, details: {} })
  note(world, session, at, id, ['viewed', seen.type, seen.resource])
}

const TRIED = [
  ...(['user.list', 'session.see_everyones', 'settings.see', 'activity.see_everyones', 'session.kill'] as const),
  ...(['user.create', 'user.change_role', 'user.disable'] as const),
]

/** The role did not allow something; an administrator's allows all. */
export function refused(world: World, session: PastSession, at: number): void {
  const beyond = TRIED.filter((action) => !may(session, action))
  if (beyond.length === 0) return
  const action = world.random.pick(beyond)
  const what = { kind: 'access', action: 'refused', outcome: 'refused', type: 'action', resource: action } as const
  tell(world, at, bySession(world, session, at), what)
}
