import { createHash } from 'node:crypto'
import { originOf } from '@/lib/origin/origin-of'
import { recordedWhereabouts } from '@/lib/origin/recorded-whereabouts'
import type { PastSession } from './history'
import { emailOf, type Person } from './people'

/** Columns by their names in the database. */
export type Row = Readonly<Record<string, unknown>>

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const inColumns = (values: object): Row => Object.fromEntries(Object.entries(values).map(([name, value]) => [snake(name), value]))
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** A person's row. */
export function userRow(person: Person, id: string, createdAt: number, lastSignInAt: number | null, passwordHash: string | null): Row {
  const { name, role, status } = person
  const made = { createdAt: iso(createdAt), roleSince: iso(createdAt), roleBy: null, roleByName: 'Set-up' }
  return inColumns({
    id,
    email: emailOf(person),
    name,
    role,
    status,
    passwordHash,
    timeZone: null,
    lastSignInAt: iso(lastSignInAt),
    ...made,
  })
}

/** A session's row, with place and device found just as at a real sign-in. */
export async function sessionRow(session: PastSession, idOf: (person: Person) => string): Promise<Row> {
  const { browser, address, endedBy, note, message, endReason } = session
  const { person, machine } = browser
  const sent: Readonly<Record<string, string>> = { 'user-agent': machine.userAgent, 'accept-language': 'en', ...machine.hints }
  const origin = await originOf({ ip: address, headers: { get: (name) => sent[name] ?? null } })
  return inColumns({
    id: session.id,
    // Nobody holds a token for it: these sessions can be looked at and ended, not entered.
    tokenHash: `\\x${createHash('sha256').update(session.id).digest('hex')}`,
    userId: idOf(person),
    userName: person.name,
    userEmail: emailOf(person),
    role: person.role,
    method: 'password',
    factors: ['password'],
    browserId: browser.id,
    startedAt: iso(session.startedAt),
    lastActivityAt: iso(session.lastActivityAt),
    endedAt: iso(session.endedAt),
    endReason,
    endedBy: endedBy === null ? null : idOf(endedBy),
    // The verb behind a sign-in has no person yet, and says so.
    endedByName: endReason === 'replaced' ? 'sign-in' : (endedBy?.name ?? null),
    endNote: note,
    endMessage: message,
    ...origin.device,
    userAgent: origin.userAgent,
    clientHints: origin.clientHints,
    language: origin.language,
    ipFirst: origin.ip,
    ...recordedWhereabouts(origin),
  })
}

/** The row of a browser in which somebody has signed in, from its newest session. */
export function deviceRow(id: string, first: PastSession, last: PastSession, lastRow: Row): Row {
  const { user_id, browser_id, device_type, browser, os } = lastRow
  return { id, user_id, browser_id, device_type, browser, os, first_seen_at: iso(first.startedAt), last_seen_at: iso(last.startedAt) }
}
