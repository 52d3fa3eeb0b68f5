import { describe, expect, test } from 'vitest'
import { endedByOf, LocationSource, rawFacts } from '@/app/(console)/sessions/_detail/detail-words'
import type { EndReason, SessionDetail, SessionRow } from '@/lib/sessions/schema'
import { endedBy, sessionEnd } from './session-end'

const clock = { now: Date.parse('2026-11-23T12:00:00Z'), zone: 'UTC' }
const ended = (endReason: EndReason, endedByName: string | null) =>
  ({ status: 'terminated', endedAt: '2026-11-23T11:00:00Z', endReason, endedByName, endNote: null, endMessage: null }) as SessionDetail

const rows: [EndReason, name: string | null, by: string | null, said: string][] = [
  ['killed', 'Mia Manager', 'Mia Manager', 'Killed by Mia Manager'],
  ['killed', null, 'a manager', 'Killed by a manager'],
  ['role_changed', 'Ada Admin', 'Ada Admin', 'Role changed by Ada Admin'],
  ['role_changed', null, null, 'Role changed'],
  ['user_disabled', null, null, 'User disabled'],
  ['replaced', 'sign-in', null, 'Replaced by a new sign-in'],
  ['password_changed', 'invitation', null, 'Password changed'],
  ['idle', null, null, 'Idle timeout'],
  ['signed_out', 'Bob', null, 'Signed out'],
]

describe('who ended a session, in words', () => {
  test.each(rows)('%s, %s', (reason, name, by, said) => {
    expect(endedBy(ended(reason, name))).toBe(by)
    expect(sessionEnd(ended(reason, name) as SessionRow, clock).ended).toBe(said)
  })

  test.each<[EndReason, string | null, string | null]>([
    ['killed', null, 'A manager'],
    ['killed', 'Mia Manager', 'Mia Manager'],
    ['replaced', 'sign-in', null],
    ['signed_out', 'Bob', 'Bob'],
  ])('on the detail page: %s, %s → %s', (reason, name, shown) => {
    expect(endedByOf(ended(reason, name))).toBe(shown)
  })
})

const factOf = (facts: ReturnType<typeof rawFacts>, name: string) => facts.find(([label]) => label === name)?.[1]
const bare = { clientHints: {}, userAgent: '', placeSource: null, latitude: null, longitude: null } as unknown as SessionDetail

test('no client hints are said to be none', () => {
  expect(factOf(rawFacts(bare), 'Client hints')).toBe('None')
})

test.each([
  ['DB-IP City Lite', 'https://db-ip.com'],
  ['GeoLite2-City', 'https://www.maxmind.com'],
  ['Our own list', null],
])('location data of %s is credited with %s', (placeSource, href) => {
  const shown = JSON.stringify(LocationSource({ name: placeSource, builtOn: '2026-06-05' }))
  expect(shown).toContain(`${placeSource}, built on 2026-06-05`)
  expect(/"href":"([^"]+)"/.exec(shown)?.[1] ?? null).toBe(href)
})
