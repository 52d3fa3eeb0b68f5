import { expect, test } from 'vitest'
import { binsOf } from '@/lib/analytics/bins'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { seriesBars, seriesCaption, seriesSentence } from './series-bars'

const query: SessionQuery = { choices: {}, since: '7d', sort: '-started' }
const zone = 'Europe/Berlin'
const dayBin = (day: string, count: number, before: number | null) => ({
  ...{ from: new Date(`${day}T00:00:00+01:00`), to: new Date(Date.parse(`${day}T00:00:00+01:00`) + 86_400_000), first: day, last: day },
  ...{ count, before },
})
const asOf = new Date('2026-11-04T10:00:00Z')
const keptSince = new Date('2026-01-01T00:00:00Z')
const series = [dayBin('2026-11-02', 12, 9), dayBin('2026-11-03', 42, 8), dayBin('2026-11-04', 1, 0)]

test('bars have names, ticks and links, and the last one is marked while it lasts', () => {
  const bars = seriesBars({ unit: 'day', series, asOf, keptSince }, query, zone)
  expect(bars[1]).toEqual(['3 Nov 2026', '3 Nov', '/sessions?since=7d&from=2026-11-03&to=2026-11-03&count=all', 42, '42', 8, '8', false])
  expect(bars[2]?.slice(3, 5)).toEqual([1, '1 so far'])
  expect(bars.map((bar) => bar[7])).toEqual([false, false, true])
  expect(seriesBars({ unit: 'day', series, asOf: new Date('2026-11-05T00:00:00Z'), keptSince }, query, zone).at(-1)?.[7]).toBe(false)
})

test('the sentence says when it was most, and with what it is compared', () => {
  const of = { unit: 'day', series, asOf, keptSince } as const
  expect(seriesSentence(seriesCaption(of), seriesBars(of, query, zone))).toBe(
    'Sessions per day, 2 Nov 2026 to 4 Nov 2026, most 42 on 3 Nov 2026, compared with the period before.',
  )
  expect(seriesSentence('Sessions per day', [])).toBe('Sessions per day: Nothing to show.')
})

test('hours are those of the zone, and several days have both ends', () => {
  const hour = { from: new Date('2026-11-03T13:00:00Z'), to: new Date('2026-11-03T14:00:00Z'), first: '2026-11-03', last: '2026-11-03' }
  const bars = seriesBars({ unit: 'hour', series: [{ ...hour, count: 1, before: null }], asOf, keptSince }, query, zone)
  expect(bars[0]?.slice(0, 2)).toEqual(['3 Nov 2026, 14:00', '14:00'])
  const three = [{ ...dayBin('2026-11-01', 1, null), last: '2026-11-03' }]
  expect(seriesCaption({ unit: 'days', series: three })).toBe('Sessions per 3 days')
  expect(seriesBars({ unit: 'days', series: three, asOf, keptSince }, query, zone)[0]?.[0]).toBe('1 Nov 2026 to 3 Nov 2026')
})

test('an hour that the clock shows twice has two names and two links, a skipped one none', () => {
  const cut = (from: string, to: string) => {
    const { unit, bins } = binsOf(new Date(from), new Date(to), zone)
    return seriesBars({ unit, series: bins.map((bin) => ({ ...bin, count: 1, before: null })), asOf, keptSince }, query, zone)
  }
  const autumn = cut('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')
  expect([autumn.length, new Set(autumn.map(([name]) => name)).size, new Set(autumn.map(([, , href]) => href)).size]).toEqual([25, 25, 25])
  expect(autumn.slice(1, 5).map(([name]) => name)).toEqual([
    '25 Oct 2026, 01:00',
    '25 Oct 2026, 02:00 (GMT+2)',
    '25 Oct 2026, 02:00 (GMT+1)',
    '25 Oct 2026, 03:00',
  ])
  expect(autumn.slice(2, 4).map(([, , href]) => href)).toEqual([
    '/sessions?from=2026-10-25T00%3A00Z&to=2026-10-25T01%3A00Z&count=all',
    '/sessions?from=2026-10-25T01%3A00Z&to=2026-10-25T02%3A00Z&count=all',
  ])
  const spring = cut('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')
  expect([spring.length, spring[1]?.[0], spring[2]?.[0]]).toEqual([23, '29 Mar 2026, 01:00', '29 Mar 2026, 03:00'])
})

test('a bar of which not all is kept says so', () => {
  const bars = seriesBars({ unit: 'day', series, asOf, keptSince: new Date('2026-11-03T12:00:00Z') }, query, zone)
  expect(bars.map((bar) => bar[4])).toEqual(['12, older ones no longer kept', '42, older ones no longer kept', '1 so far'])
})

test('a first day that the period has not from its beginning on is marked, and says from when', () => {
  const midday = { ...dayBin('2026-11-02', 12, 9), from: new Date('2026-11-02T13:30:00Z') }
  const bars = (asked: SessionQuery) => seriesBars({ unit: 'day', series: [midday, ...series.slice(1)], asOf, keptSince }, asked, zone)
  expect(bars(query)[0]?.slice(4)).toEqual(['12 since 14:30', 9, '9', true])
  // Of a period without a beginning the first bar begins with the first session.
  expect(bars({ choices: {}, sort: '-started' })[0]?.slice(4)).toEqual(['12', 9, '9', false])
})
