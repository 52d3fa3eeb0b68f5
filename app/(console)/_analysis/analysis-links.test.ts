import { expect, test } from 'vitest'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { binLink, durationLink, failuresInBin, hoursBase, shareInBin, shareLink, totalLink } from './analysis-links'

const query: SessionQuery = { choices: { country: ['NO'], role: ['audit_user'] }, since: '30d', sort: '-started' }
const bin = {
  from: new Date('2026-11-02T23:00:00Z'),
  to: new Date('2026-11-03T23:00:00Z'),
  first: '2026-11-03',
  last: '2026-11-03',
  count: 4,
  before: null,
}

test('every link asks for the exact total of the same filter', () => {
  expect(totalLink(query)).toBe('/sessions?role=audit_user&country=NO&since=30d&count=all')
  expect(totalLink({ choices: {}, sort: '-started' })).toBe('/sessions?count=all')
})

test('a share is what it says, in the place of what the filter said of its fields', () => {
  expect(shareLink(query, { where: { country: 'NO', city: 'Bergen' } })).toBe(
    '/sessions?role=audit_user&country=NO&city=Bergen&since=30d&count=all',
  )
  expect(shareLink(query, { where: { vendor: '', model: '' } })).toContain('vendor=&model=')
  expect(shareLink(query, { where: { browser: '<b>&"' } })).toContain('browser=%3Cb%3E%26%22')
})

test('a bar is its days within the period, or the instants of its hour', () => {
  expect(binLink(query, bin, 'day')).toBe('/sessions?role=audit_user&country=NO&since=30d&from=2026-11-03&to=2026-11-03&count=all')
  const hour = { ...bin, to: new Date('2026-11-03T00:00:00Z') }
  expect(binLink(query, hour, 'hour')).toBe(
    '/sessions?role=audit_user&country=NO&from=2026-11-02T23%3A00Z&to=2026-11-03T00%3A00Z&count=all',
  )
})

test('a segment is its value within its bar', () => {
  expect(shareInBin(query, { where: { country: 'SE' } }, bin, 'day')).toBe(
    '/sessions?role=audit_user&country=SE&since=30d&from=2026-11-03&to=2026-11-03&count=all',
  )
})

test('a bar of an hour leaves the filter of hours of the week as it is', () => {
  const at = { choices: { hour: ['2-0', '!7-3'] }, since: '24h', sort: '-started' } as const
  expect(binLink(at, bin, 'hour')).toContain('hour=2-0&hour=%217-3&from=')
})

test('durations and hours are fields of the list', () => {
  expect(durationLink(query, { from: 3600, to: 7200, count: 1 })).toContain('duration=3600')
  expect(hoursBase(query)).toContain('hour=0-0')
})

test('failed sign-ins lead to the log, by days and by hours', () => {
  expect(failuresInBin(query, bin, 'day')).toBe('/activities?action=failed&since=30d&from=2026-11-03&to=2026-11-03&kind=sign_in&count=all')
  expect(failuresInBin(query, bin, 'hour')).toBe(
    '/activities?action=failed&from=2026-11-02T23%3A00Z&to=2026-11-03T23%3A00Z&kind=sign_in&count=all',
  )
})
