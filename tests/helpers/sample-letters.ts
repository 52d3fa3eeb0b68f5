import { type LinkKind, letterLinks } from '@/lib/mail/letter-link'
import type { LetterKind, Letters, ToldSession } from '@/lib/mail/letters'

const link = (kind: LinkKind) => ({ kind, id: `018f0000-0000-7000-8000-00000000000${Object.keys(letterLinks).indexOf(kind)}` })

export const sampleSession: ToldSession = {
  ...{ at: '2026-11-27T01:13:45.000Z', zone: 'Europe/Oslo', deviceType: 'desktop', browser: 'Firefox', os: 'Linux', method: 'password' },
  ...{ ip: '84.208.20.110', networkClass: 'public', asnOrg: 'Telia Norge AS' },
  ...{ city: 'Oslo', region: 'Oslo', country: 'NO', accuracyKm: 50 },
}

const elsewhere: ToldSession = {
  ...sampleSession,
  ...{
    at: '2026-11-27T01:20:02.000Z',
    deviceType: 'mobile',
    browser: 'Mobile Safari',
    os: 'iOS',
    ip: '10.0.4.17',
    networkClass: 'private',
  },
  ...{ city: null, region: null, country: null, accuracyKm: null, asnOrg: null },
}

/** One letter of every kind. */
export const sampleFacts: Letters = {
  new_sign_in: { why: 'new_device', newIn: null, session: sampleSession, notMe: link('not_me') },
  session_ended: {
    session: sampleSession,
    others: 2,
    endedAt: '2026-11-27T09:30:00.000Z',
    message: 'Please call the desk before you sign in again.\nExtension 4711.',
  },
  invitation: { link: link('invite'), by: 'Ada Lovelace', role: 'audit_manager' },
  password_link: { link: link('password'), by: 'Ada Lovelace' },
  forgotten_password: { link: link('forgotten'), askedAt: '2026-11-27T01:13:45.000Z', zone: 'Europe/Oslo', ip: '84.208.20.110' },
  password_needed: { link: link('password') },
  password_changed: { at: '2026-11-27T01:13:45.000Z', zone: 'Europe/Oslo', ip: '84.208.20.110' },
  role_changed: { from: 'audit_user', to: 'audit_manager', by: 'Ada Lovelace' },
  address_confirm: { link: link('address'), from: 'grace@example.org', by: 'Ada Lovelace' },
  address_changed: { to: 'grace.hopper@example.org', by: 'Ada Lovelace' },
  case_opened: { caseId: '018f0000-0000-7000-8000-0000000000ff', who: 'Grace Hopper', session: sampleSession },
  job_failed: { job: 'cleanup', at: '2026-11-27T03:00:00.000Z', error: 'canceling statement due to statement timeout' },
  digest: {
    notices: [
      { kind: 'new_sign_in', session: sampleSession },
      { kind: 'new_sign_in', session: elsewhere },
      { kind: 'session_ended', session: sampleSession },
    ],
    count: 12,
  },
  test: { by: 'Ada Lovelace' },
}

export const letterKinds = Object.keys(sampleFacts) as LetterKind[]

/** A letter as the outbox gives it: its facts went through the database. */
export const letterOf = (kind: LetterKind) => ({
  ...{ kind, id: '0195f2aa-7c11-7a3e-9d52-3f0c1b2a4d5e', facts: JSON.parse(JSON.stringify(sampleFacts[kind])) as unknown },
  to: { name: 'Grace Hopper', address: 'grace@example.org' },
})

/** Facts that are ours: their values are of a few kinds, and others are refused. */
const ours = new Set(['at', 'askedAt', 'endedAt', 'kind', 'id', 'why', 'newIn', 'role', 'caseId'])
const isOurs = (kind: LetterKind, key: string) => ours.has(key) || (kind === 'role_changed' && key !== 'by')

function replaced(kind: LetterKind, value: unknown, next: () => string, key = ''): unknown {
  if (typeof value === 'string') return isOurs(kind, key) ? value : next()
  if (Array.isArray(value)) return value.map((one) => replaced(kind, one, next))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(kind, one, next, name)]))
}

/** The facts of a letter in which all that others say of themselves is said by `next`. */
export const factsWith = (kind: LetterKind, next: () => string): unknown => replaced(kind, sampleFacts[kind], next)
