import { expect, test } from 'vitest'
import { sessionLine } from '@/app/(console)/sessions/_list/session-line'
import type { SessionRow } from '@/lib/sessions/schema'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { cellChoices } from './cell-choices'
import { cellOffers } from './cell-fields'

const id = '01900000-0000-7000-8000-000000000001'
const session = '01900000-0000-7000-8000-000000000002'
const row: SessionRow = {
  ...{
    id: session,
    userId: id,
    userName: 'Ann Bell',
    presentName: null,
    userEmail: 'ann@example.org',
    role: 'audit_user',
    status: 'active',
  },
  ...{ startedAt: '2026-11-23T23:30:00.000Z', lastActivityAt: '2026-11-24T08:00:00.000Z', endsAt: null, endedAt: null, endedByName: null },
  ...{ durationSeconds: 60, endReason: null, deviceType: 'desktop', deviceVendor: null, deviceModel: null, deviceLabel: 'The till' },
  ...{ browser: 'Firefox', browserVersion: '145.0', os: null, osVersion: null, ip: '2a02:a31a:1::e263', networkClass: 'public' },
  ...{ city: 'Łódź', region: null, country: 'PL', correctedPlace: { city: 'Bonn', region: null, country: 'DE' }, reviewState: null },
  ...{ isCurrent: false, mayKill: true },
}
const ended: SessionRow = { ...row, status: 'terminated', endReason: 'idle', endedAt: '2026-11-24T09:00:00.000Z', ip: null }
const clock = { now: Date.parse('2026-11-24T10:00:00Z'), zone: 'Europe/Berlin' }

/** Each item of a column's menu as `label → where it leads`, for a list at an address. */
function menu(column: number, address = '', of = row, everyone = true) {
  const { query } = parseSessionQuery(Object.fromEntries([...new URLSearchParams(address)].map(([name, value]) => [name, [value]])))
  return cellChoices(sessionLine(of, clock), column, { query, zone: clock.zone, everyone }).flatMap(({ label, items }) =>
    items.map((item) => `${label}: ${item.label} → ${'href' in item ? item.href : item.copy}`),
  )
}

test('a value is chosen, excluded, and unknown as well as any', () => {
  expect(menu(7)).toEqual([
    'Browser: Only Firefox → /sessions?browser=Firefox',
    'Browser: Not Firefox → /sessions?browser=%21Firefox',
    'System: Only Unknown → /sessions?os=',
    'System: Not Unknown → /sessions?os=%21',
  ])
})

test('what is chosen already can be taken back; its opposite replaces it', () => {
  expect(menu(7, 'browser=Firefox').slice(0, 2)).toEqual([
    'Browser: Remove filter: Browser is Firefox → /sessions',
    'Browser: Not Firefox → /sessions?browser=%21Firefox',
  ])
  expect(menu(7, 'browser=!Firefox&status=active&sort=user').slice(0, 2)).toEqual([
    'Browser: Only Firefox → /sessions?status=active&browser=Firefox&sort=user',
    'Browser: Remove filter: Browser is not Firefox → /sessions?status=active&sort=user',
  ])
  expect(menu(7, 'browser=Chrome')[0]).toBe('Browser: Only Firefox → /sessions?browser=Firefox')
})

test('a person: for managers their sessions, for everybody what can be copied', () => {
  expect(menu(0, 'os=Linux')).toEqual([
    `User: Only Ann Bell → /sessions?user=${id}&os=Linux`,
    `User: Not Ann Bell → /sessions?user=%21${id}&os=Linux`,
    `User: Sessions of this user → /sessions?user=${id}`,
    `User: Open the user → /users/${id}`,
    'User: Copy email → ann@example.org',
    `Session: Copy session id → ${session}`,
    'Role at sign-in: Only Audit User → /sessions?role=audit_user&os=Linux',
    'Role at sign-in: Not Audit User → /sessions?role=%21audit_user&os=Linux',
  ])
  expect(menu(0, '', row, false)[0]).toBe('User: Copy email → ann@example.org')
})

test('an address, its network, and the place as it was recorded', () => {
  expect(menu(8)).toEqual([
    'IP address: Only 2a02:a31a:1::e263 → /sessions?ip=2a02%3Aa31a%3A1%3A%3Ae263',
    'IP address: Not 2a02:a31a:1::e263 → /sessions?ip=%212a02%3Aa31a%3A1%3A%3Ae263',
    'IP address: Only 2a02:a31a:1::/64 → /sessions?ip=2a02%3Aa31a%3A1%3A%3A%2F64',
    'IP address: Not 2a02:a31a:1::/64 → /sessions?ip=%212a02%3Aa31a%3A1%3A%3A%2F64',
    'IP address: Copy IP address → 2a02:a31a:1::e263',
    'Country: Only Poland → /sessions?country=PL',
    'Country: Not Poland → /sessions?country=%21PL',
    'City: Only Łódź → /sessions?city=%C5%81%C3%B3d%C5%BA',
    'City: Not Łódź → /sessions?city=%21%C5%81%C3%B3d%C5%BA',
    'Network: Only Public network → /sessions?network=public',
    'Network: Not Public network → /sessions?network=%21public',
  ])
  expect(menu(8, '', ended).some((item) => item.startsWith('IP address'))).toBe(false)
})

test('status, day in the viewer’s zone, and end', () => {
  expect(menu(1, 'status=active')).toEqual([
    'Status: Remove filter: Status is Active → /sessions',
    'Status: Not Active → /sessions?status=terminated',
  ])
  expect(menu(2, 'since=7d')).toEqual([
    'Started: Only 24 Nov 2026 → /sessions?from=2026-11-24&to=2026-11-24',
    'Started: From this day on → /sessions?from=2026-11-24',
    'Started: Up to this day → /sessions?to=2026-11-24',
  ])
  expect(menu(4, '', ended)[0]).toBe('End reason: Only Idle timeout → /sessions?reason=idle')
})

test('cells without a menu', () => {
  const lines = [sessionLine(row, clock), sessionLine(ended, clock)]
  const offers = (at: number) => lines[at]?.values && [...Array(10).keys()].filter((column) => cellOffers(lines, { row: at, column }))
  expect(offers(0)).toEqual([0, 1, 2, 6, 7, 8])
  expect(offers(1)).toEqual([0, 1, 2, 4, 6, 7, 8])
  expect(cellOffers(lines, { row: 2, column: 4 })).toBe(false)
})
