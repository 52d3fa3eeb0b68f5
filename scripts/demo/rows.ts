import { createHash } from 'node:crypto'
import { copied } from './log-line'
import type { Sent } from './machines'
import type { Origins } from './origins'
import { emailOf } from './people'
import type { Row } from './row'
import type { Browser, PastSession, Stay, Worker } from './session'
import type { World } from './world'

const spelt = new Map<string, string>()
/** Asked for each column of each session, and always the same. */
function snake(name: string): string {
  const found = spelt.get(name) ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  spelt.set(name, found)
  return found
}
const inColumns = (values: object): Row => Object.fromEntries(Object.entries(values).map(([name, value]) => [snake(name), value]))
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** A person's row, as they are today. */
export function userRow(world: World, worker: Worker, createdAt: number, passwordHash: string | null): Row {
  const { id, person } = worker
  const changed = world.roleChanges.get(worker)
  return {
    ...{ id, email: emailOf(person), name: person.name, role: person.role, status: person.status, password_hash: passwordHash },
    ...{ time_zone: null, last_sign_in_at: iso(world.lastSignIn.get(worker) ?? null), created_at: iso(createdAt) },
    ...{ role_since: changed?.at ?? iso(createdAt), role_by: changed?.by.id ?? null, role_by_name: changed?.by.person.name ?? 'Set-up' },
  }
}

function sessionRow(session: PastSession, origins: Origins, ids: ReadonlyMap<string, string>): Row {
  const { worker, browser, firstAddress, address, endedBy } = session
  const { device, userAgent, clientHints, language } = origins.saidBy(session.sent)
  const { ip, ...place } = origins.placeOf(address)
  return inColumns({
    id: session.id,
    // Nobody holds a token for it: these sessions can be looked at and ended, not entered.
    tokenHash: `\\x${createHash('sha256').update(session.id).digest('hex')}`,
    ...{ userId: worker.id, userName: worker.person.name, userEmail: emailOf(worker.person), role: session.role, method: 'password' },
    ...{ factors: '{password}', browserId: browser.id, startedAt: iso(session.startedAt), lastActivityAt: iso(session.lastActivityAt) },
    ...{ authenticatedAt: iso(session.authenticatedAt), endedAt: iso(session.endedAt), endReason: session.endReason },
    ...{ endedBy: endedBy === null ? null : (ids.get(endedBy.local) ?? null), endedByName: session.endedByName, endedIn: session.endedIn },
    ...{ endNote: session.note, endMessage: session.message, ...device, userAgent, clientHints: JSON.stringify(clientHints), language },
    ...{ ipFirst: firstAddress, ip, ...place },
  })
}

/** Sessions as COPY reads them, and the columns in that order. */
export function sessionLines(world: World, sessions: readonly PastSession[]): { columns: string; lines: string } {
  const ids = new Map(world.workers.map(({ person, id }) => [person.local, id]))
  const rows = sessions.map((session) => sessionRow(session, world.origins, ids))
  const columns = Object.keys(rows[0] ?? {})
  const line = (row: Row) => `${columns.map((name) => copied(row[name] as string | null)).join('\t')}\n`
  return { columns: columns.join(', '), lines: rows.map(line).join('') }
}

/** The row of a browser in which somebody has signed in. */
export function deviceRow(world: World, userId: string, browser: Browser, lastSent: Sent): Row {
  const { deviceType, browser: name, os } = world.origins.saidBy(lastSent).device
  return {
    ...{ id: browser.deviceId, user_id: userId, browser_id: browser.id, device_type: deviceType, browser: name, os },
    ...{ first_seen_at: iso(Math.min(browser.firstSeenAt, browser.lastSeenAt ?? 0)), last_seen_at: iso(browser.lastSeenAt) },
  }
}

/** One network of a session's trail. */
export function addressRow(world: World, session: PastSession, { address, since, until }: Stay): Row {
  const place = world.origins.placeOf(address)
  const times = { firstSeenAt: iso(since), lastSeenAt: iso(Math.max(since, until)), currentSince: iso(since) }
  return inColumns({ id: world.random.uuid(since), sessionId: session.id, userId: session.worker.id, ...times, ...place })
}
