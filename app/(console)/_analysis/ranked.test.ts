import type { Route } from 'next'
import { expect, test } from 'vitest'
import type { Share } from '@/lib/analytics/analysis'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { ranked, rankSentence, shareName } from './ranked'

const query: SessionQuery = { choices: {}, since: '7d', sort: '-started' }
const countries = (...counts: readonly [string, number][]): Share[] => counts.map(([country, count]) => ({ where: { country }, count }))

test('rows are words, and what has no room is one row more that leads to all the others', () => {
  const rows = ranked({ field: 'country', shares: countries(['NO', 60], ['', 30], ['SE', 6], ['XX', 4]), query, most: 3 })
  expect(rows).toEqual([
    ['Norway', null, 'no', '/sessions?country=NO&since=7d&count=all', 60, '60', '60.0%', 100],
    ['Unknown', null, null, '/sessions?country=&since=7d&count=all', 30, '30', '30.0%', 50],
    ['2 others', null, null, '/sessions?country=%21&country=%21NO&since=7d&count=all', 10, '10', '10.0%', 0, true],
  ])
})

test('all are shown where there is room, and their numbers are all that was counted', () => {
  const shares = countries(['NO', 3], ['SE', 2], ['DE', 1])
  const rows = ranked({ field: 'country', shares, query, most: 3 })
  expect(rows.map(([name]) => name)).toEqual(['Norway', 'Sweden', 'Germany'])
  expect(ranked({ field: 'country', shares, query, most: 2 }).reduce((sum, row) => sum + row[4], 0)).toBe(6)
})

test('versions and models are told with what they are of, operators by name', () => {
  expect(shareName('browserVersion', { where: { browser: 'Chrome', browserVersion: '142' }, count: 1 })).toBe('Chrome 142')
  expect(shareName('osVersion', { where: { os: 'macOS', osVersion: '' }, count: 1 })).toBe('macOS, unknown')
  expect(shareName('model', { where: { vendor: '', model: '' }, count: 1 })).toBe('Unknown')
  expect(shareName('asn', { where: { asn: '2119' }, name: 'Telenor', count: 1 })).toBe('Telenor')
  const [row] = ranked({ field: 'city', shares: [{ where: { country: 'NO', city: 'Bergen' }, count: 1 }], query, most: 5 })
  expect(row?.slice(0, 3)).toEqual(['Bergen', 'Norway', 'no'])
})

test('the sentence says who is first', () => {
  const rows = ranked({ field: 'country', shares: countries(['NO', 6], ['SE', 4]), query, most: 5 })
  expect(rankSentence('Countries', rows)).toBe('Countries: Norway first with 60.0%, Sweden 40.0%.')
  expect(rankSentence('Countries', [])).toBe('Countries: Nothing to show.')
})

test('what a list cannot be asked for leads nowhere, and neither does what would be all but that', () => {
  const shares = [
    { where: { browser: '!Firefox' }, count: 5 },
    { where: { browser: 'x'.repeat(81) }, count: 4 },
    { where: { browser: 'Safari' }, count: 3 },
    { where: { browser: 'Edge' }, count: 2 },
  ]
  const hrefs = ranked({ field: 'browser', shares, query, most: 3 }).map((row) => row[3])
  expect(hrefs).toEqual([null, null, null])
  expect(ranked({ field: 'browser', shares: shares.slice(2), query, most: 3 }).map((row) => row[3])).toEqual([
    '/sessions?browser=Safari&since=7d&count=all',
    '/sessions?browser=Edge&since=7d&count=all',
  ])
})

test('all others of what is told by two fields are asked for as one, or lead to the whole table', () => {
  const versions = ['142', '141', '130'].map((version, at) => ({ where: { browser: 'Chrome', browserVersion: version }, count: 9 - at }))
  const [, rest] = ranked({ field: 'browserVersion', shares: versions, query, most: 2 })
  expect(rest?.[3]).toBe('/sessions?release=%21Chrome+142&since=7d&count=all')
  const cities = ['Bergen', 'Oslo', 'Hamar'].map((city, at) => ({ where: { country: 'NO', city }, count: 9 - at }))
  expect(ranked({ field: 'city', shares: cities, query, most: 2 })[1]?.[3]).toBe('/sessions?city=%21Bergen&since=7d&count=all')
  // A city of that name elsewhere is one of the others.
  const namesakes = [...cities, { where: { country: 'US', city: 'Bergen' }, count: 1 }]
  expect(ranked({ field: 'city', shares: namesakes, query, most: 2 })[1]?.[3]).toBeNull()
  expect(ranked({ field: 'city', shares: namesakes, query, most: 2, whole: '/locations#panel-city' as Route })[1]?.[3]).toBe(
    '/locations#panel-city',
  )
})

test('what the filter says of a field stands beside the exclusions of all others', () => {
  const [, rest] = ranked({
    field: 'os',
    shares: [
      { where: { os: 'iOS' }, count: 2 },
      { where: { os: 'Linux' }, count: 1 },
      { where: { os: 'Windows' }, count: 1 },
    ],
    query: { ...query, choices: { os: ['!macOS'] } },
    most: 2,
  })
  expect(rest?.[3]).toBe('/sessions?os=%21iOS&os=%21macOS&since=7d&count=all')
})
