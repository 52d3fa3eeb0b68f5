import { told } from './clock'
import { endBy, killTexts } from './endings'
import type { PastSession, Worker } from './session'
import { bySession, tell, tellChange, type World } from './world'

const iso = (at: number) => new Date(at).toISOString()
const by = ({ worker }: PastSession) => ({ by_id: worker.id, by_name: worker.person.name })

const COMMENTS = [
  'Called the person: it was them.',
  'Travels this week, told us before.',
  'New telephone, confirmed by the team lead.',
  'Looks odd: the browser is older than the system.',
  'Nobody could say what this was for.',
  'Checked with the service desk, ticket 5120.',
]

export type Verdict = {
  readonly state?: 'seen' | 'cleared' | 'suspicious'
  readonly labels?: readonly string[]
  readonly comment?: string
  readonly assigned?: Worker
}

/** Somebody says something beside a session. */
export function review(world: World, session: PastSession, at: number, of: PastSession, verdict: Verdict): void {
  const id = world.random.uuid(at)
  const { state = null, labels = null, comment = null, assigned } = verdict
  const to = { assigned_to: assigned?.id ?? null, assigned_to_name: assigned?.person.name ?? null }
  const said = { state, assigned: assigned === undefined ? null : true, ...to, labels, comment }
  const subject = { subject_type: 'session', subject_id: of.id }
  const label = of.worker.person.name
  world.beside.reviews.push({ id, ...subject, subject_label: label, ...said, ...by(session), at: iso(at) })
  const who = bySession(world, session, at)
  tellChange(world, at, who, { action: 'create', type: 'review', resource: id, label, after: { ...subject, ...said } })
}

/** Gives a browser a name that people know it by. */
function relabel(world: World, session: PastSession, at: number, of: PastSession, label: string): void {
  if (!world.known.has(of.browser)) return
  const id = world.random.uuid(at)
  const kept = { user_id: of.worker.id, browser_id: of.browser.id, label, reason: world.random.chance(0.5) ? 'As in the inventory.' : null }
  world.beside.device_labels.push({ id, ...kept, ...by(session), at: iso(at) })
  tellChange(world, at, bySession(world, session, at), {
    action: 'create',
    type: 'device_label',
    resource: id,
    label,
    after: kept,
  })
}

/** Says where a session truly is: an address without a place, or a wrong one. */
function correct(world: World, session: PastSession, at: number, of: PastSession): void {
  const home = world.origins.placeOf(of.worker.networks.home)
  const id = world.random.uuid(at)
  const place = { country: home.country, region: home.region, city: home.city }
  const kept = { session_id: of.id, ip: of.address, ...place, reason: 'The person sits in our office there.' }
  if (place.country === null) return
  world.beside.place_corrections.push({ id, ...kept, ...by(session), at: iso(at) })
  tellChange(world, at, bySession(world, session, at), {
    ...{ action: 'create', type: 'place_correction', resource: id, label: place.city ?? place.region ?? place.country, after: kept },
  })
}

/** Gives the password again before something that asks for it. */
function proveAgain(world: World, session: PastSession, at: number): void {
  const [before, after] = [told(session.authenticatedAt), told(at)]
  session.authenticatedAt = at
  tell(world, at, bySession(world, session, at), {
    ...{ kind: 'sign_in', action: 'reauthenticated', type: 'session', resource: session.id, label: session.worker.person.name },
    ...{ before: { authenticated_at: before, token_hash: '•••' }, after: { authenticated_at: after, token_hash: '•••' } },
  })
}

/** Whether whoever holds `session` may end `other`: never their own, and an administrator's only as one. */
const mayKill = (world: World, { worker }: PastSession, other: PastSession): boolean =>
  other.worker !== worker &&
  (world.roles.get(other.worker.person) !== 'system_administrator' || world.roles.get(worker.person) === 'system_administrator')

/** One of a manager's rarer doings about some other session that is open. */
export function manage(world: World, session: PastSession, at: number): void {
  const { random } = world
  const other = [...world.open][random.between(0, Math.max(0, world.open.size - 1))]
  if (other === undefined || other.worker === session.worker || world.spared.has(other)) return
  const way = random.next()
  if (way < 0.1 && mayKill(world, session, other)) {
    const [note, message] = killTexts(random)
    endBy(world, other, { in: session, at }, { reason: 'killed', note, message })
  } else if (way < 0.5) {
    const state = random.pick(['seen', 'seen', 'seen', 'cleared', 'suspicious'] as const)
    review(world, session, at, other, { state, ...(state === 'seen' ? {} : { comment: random.pick(COMMENTS) }) })
  } else if (way < 0.65) {
    review(world, session, at, other, { labels: [random.pick(['travel', 'new device', 'service desk', 'ask again'])] })
  } else if (way < 0.8) {
    const kind = world.origins.saidBy(other.sent).device.deviceType === 'mobile' ? 'Phone' : 'Laptop'
    relabel(world, session, at, other, `${kind} of ${other.worker.person.name}`.slice(0, 80))
  } else if (way < 0.9 && world.origins.placeOf(other.address).country === null) correct(world, session, at, other)
  else proveAgain(world, session, at)
}
