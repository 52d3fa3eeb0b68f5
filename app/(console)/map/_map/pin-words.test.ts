import { expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import type { PinnedSession } from '@/lib/analytics/sessions-at'
import { pinWords } from './pin-words'

const row = {
  ...{ id: '01900000-0000-7000-8000-000000000001', userId: 'u', userName: 'Ann', userEmail: 'ann@example.org', role: 'audit_user' },
  ...{ status: 'active', startedAt: '2026-11-26T10:00:00.000Z', lastActivityAt: '2026-11-26T10:00:00.000Z', durationSeconds: 1 },
  ...{ endReason: null, reviewState: null, deviceLabel: null, correctedPlace: null, ip: '192.0.2.1', deviceType: 'desktop' },
} as unknown as PinnedSession['row']
const place = { kind: 'place', country: 'DE', city: 'Munich', lat: 48.1, lon: 11.6, accuracy: null } as const
const nowhere = { ...place, city: null, lat: null, lon: null }
const words = (pin: Partial<PinnedSession['pin']>) => {
  const { at, km, isEstimated, country } = pinWords(
    { sessionId: 's' } as UserContext,
    { row, pin: { ...place, id: row.id, ...pin } },
    { now: Date.parse('2026-11-26T11:00:00Z'), zone: 'UTC' },
  )
  return { at, km, isEstimated, country }
}

test.each([
  ['a radius that the data has', { accuracy: 7 }, { km: 7, isEstimated: false, country: null }],
  ['a city of which it has none', {}, { km: 50, isEstimated: true, country: null }],
  ['a region of which it has none', { city: null }, { km: 200, isEstimated: true, country: null }],
  ['a place at zero by zero', { lat: 0, lon: 0 }, { at: [0, 0], km: 50 }],
  ['a country, whose middle is no place', { ...nowhere, kind: 'country' }, { at: null, km: null, country: 'DE' }],
  ['a hosting network, which tells of no country', { kind: 'hosting' }, { at: null, km: null, country: null }],
  ['nothing', { ...nowhere, kind: 'unknown', country: null }, { at: null, km: null, country: null }],
] as const)('where a session is: %s', (_what, pin, told) => expect(words(pin)).toMatchObject(told))
