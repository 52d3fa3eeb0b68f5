import { told } from './clock'
import { replace } from './endings'
import type { PastSession, Visit } from './session'
import { bySession, tell, tellChange, type World } from './world'

/** What the recorder tells of a session that begins: every column that it keeps. */
function begun(world: World, session: PastSession) {
  const { place, device } = { place: world.origins.placeOf(session.address), device: world.origins.saidBy(session.sent).device }
  return {
    ...{ user_id: session.worker.id, user_name: session.worker.person.name, role: session.role, method: 'password' },
    ...{ started_at: told(session.startedAt), authenticated_at: told(session.startedAt), ip: session.address },
    ...{ device_type: device.deviceType, browser: device.browser, os: device.os, network_class: place.networkClass },
    ...{ country: place.country, region: place.region, city: place.city, asn: place.asn, asn_org: place.asnOrg },
    ...{ ended_at: null, end_reason: null, ended_by: null, ended_by_name: null, end_note: null, end_message: null },
    ...{ token_hash: '•••', previous_token_hash: null },
  }
}

/** A browser in which the person had never signed in: a device is known from then on, and they are told in their other sessions. */
function meet(world: World, session: PastSession): void {
  const { worker, browser, startedAt: at } = session
  const { device } = world.origins.saidBy(session.sent)
  const who = bySession(world, session, at)
  world.known.add(browser)
  browser.firstSeenAt = at
  browser.deviceId = world.random.uuid(at)
  const device_ = { user_id: worker.id, device_type: device.deviceType, browser: device.browser, os: device.os }
  tellChange(world, at, who, {
    ...{ action: 'create', type: 'known_device', resource: browser.deviceId },
    ...{ label: device.browser ?? 'Unknown browser', after: device_ },
  })
  // The very first sign-in of a person is silent, and so are all where the setting says so.
  if (world.settings.notify_enabled !== true || !world.lastSignIn.has(worker)) return
  const id = world.random.uuid(at)
  const notice = { user_id: worker.id, session_id: session.id, kind: 'new_session', why: 'new_device' }
  world.beside.notices.push({ id, ...notice, browser_id: browser.id, at: new Date(at).toISOString() })
  tellChange(world, at, who, {
    ...{ action: 'create', type: 'notice', resource: id, label: 'New sign-in', after: { ...notice, seen_at: null } },
  })
}

/** Starts a session as a sign-in does: what the browser had open before is replaced, a new browser is noted. */
export function begin(world: World, { worker, browser, sent, address, startsAt }: Visit): PastSession {
  const session: PastSession = {
    ...{ id: world.random.uuid(startsAt), worker, role: world.roles.get(worker.person) ?? worker.person.role },
    ...{ browser, sent, firstAddress: address, address, trail: [] },
    ...{ startedAt: startsAt, authenticatedAt: startsAt, lastActivityAt: startsAt },
    ...{ endedAt: null, endReason: null, endedBy: null, endedByName: null, endedIn: null, note: null, message: null },
  }
  world.sessions += 1
  tell(world, startsAt, bySession(world, session, startsAt), {
    ...{ kind: 'sign_in', action: 'in', type: 'session', resource: session.id, label: worker.person.name },
    after: begun(world, session),
  })
  const before = world.openIn.get(browser)
  if (before !== undefined) replace(world, before, session)
  world.open.add(session)
  world.openIn.set(browser, session)
  if (!world.known.has(browser)) meet(world, session)
  browser.lastSeenAt = startsAt
  // Stories lay a session of the past after later ones.
  world.lastSignIn.set(worker, Math.max(startsAt, world.lastSignIn.get(worker) ?? 0))
  browser.lastSent = sent
  return session
}

/** Somebody fails to sign in. Of an address that nobody has only what is masked is told. */
export function fail(
  world: World,
  at: number,
  { ip, reason, user, label }: { ip: string | null; reason: string; user?: string; label: string },
): void {
  const who = { source: 'web', actorKind: 'system', actorName: 'sign-in', request: world.random.uuid(at), ip } as const
  tell(world, at, who, {
    ...{ kind: 'sign_in', action: 'failed', outcome: 'failed', type: 'user', ...(user === undefined ? {} : { resource: user }) },
    ...{ label, details: { reason } },
  })
}

/** The session is used from another address from now on. */
export function move(world: World, session: PastSession, at: number, to: string): void {
  const [from, place] = [world.origins.placeOf(session.address), world.origins.placeOf(to)]
  const columns = { network_class: 0, country: 0, region: 0, city: 0, asn: 0, asn_org: 0 }
  const of = (ip: string | null, known: typeof place) => ({
    ...{ ip, network_class: known.networkClass, country: known.country, region: known.region, city: known.city },
    ...{ asn: known.asn, asn_org: known.asnOrg },
  })
  const [old, young] = [of(session.address, from), of(to, place)]
  const names = (Object.keys({ ip: 0, ...columns }) as (keyof typeof old)[]).filter((name) => old[name] !== young[name])
  const only = (values: typeof old) => Object.fromEntries(names.map((name) => [name, values[name]]))
  if (session.trail.length === 0) world.moved.push(session)
  if (session.address !== null && session.trail.length === 0)
    session.trail.push({ address: session.address, since: session.startedAt, until: session.lastActivityAt })
  session.trail.push({ address: to, since: at, until: at })
  session.address = to
  tell(world, at, bySession(world, session, at), {
    ...{ kind: 'sign_in', action: 'moved', type: 'session', resource: session.id, label: session.worker.person.name },
    ...{ before: only(old), after: only(young) },
  })
}
