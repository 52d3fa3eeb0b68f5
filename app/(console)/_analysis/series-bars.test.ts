import { expect, test } from 'vitest'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { seriesBars, seriesCaption, seriesSentence } from './series-bars'

const query: SessionQuery = { choices: {}, since: '7d', sort: '-started' }
const zone = 'Europe/Berlin'
const dayBin = (day: string, count: number, before: number | null) => ({
  ...{ from: new Date(`${day}T00:00:00+01:00`), to: new Date(Date.parse(`${day}T00:00:00+01:00`) + 86_400_000), first: day, last: day },
  ...{ count, before },
})
const asOf = new Date('2026-11-04T10:00:00Z')
const series = [dayBin('2026-11-02', 12, 9), dayBin('2026-11-03', 42, 8), dayBin('2026-11-04', 1, 0)]

test('bars have names, ticks and links, and the last one is marked while it lasts', () => {
  const bars = seriesBars({ unit: 'day', series, asOf }, query, zone)
  expect(bars[1]).toEqual(['3 Nov 2026', '3 Nov', '/sessions?since=7d&from=2026-11-03&to=2026-11-03&count=all', 42, '42', 8, '8', false])
  expect(bars[2]?.slice(3, 5)).toEqual([1, '1 so far'])
  expect(bars.map((bar) => bar[7])).toEqual([false, false, true])
  expect(seriesBars({ unit: 'day', series, asOf: new Date('2026-11-05T00:00:00Z') }, query, zone).at(-1)?.[7]).toBe(false)
})

test('the sentence says when it was most, and with what it is compared', () => {
  const of = { unit: 'day', series, asOf } as const
  expect(seriesSentence(seriesCaption(of), seriesBars(of, query, zone))).toBe(
    'Sessions per day, 2 Nov 2026 to 4 Nov 2026, most 42 on 3 Nov 2026, compared with the period before.',
  )
  expect(seriesSentence('Sessions per day', [])).toBe('Sessions per day: Nothing to show.')
})

test('hours are those of the zone, and several days have both ends', () => {
  const hour = { from: new Date('2026-11-03T13:00:00Z'), to: new Date('2026-11-03T14:00:00Z'), first: '2026-11-03', last: '2026-11-03' }
  const bars = seriesBars({ unit: 'hour', series: [{ ...hour, count: 1, before: null }], asOf }, query, zone)
  expect(bars[0]?.slice(0, 2)).toEqual(['3 Nov 2026, 14:00', '14:00'])
  const three = [{ ...dayBin('2026-11-01', 1, null), last: '2026-11-03' }]
  expect(seriesCaption({ unit: 'days', series: three })).toBe('Sessions per 3 days')
  expect(seriesBars({ unit: 'days', series: three, asOf }, query, zone)[0]?.[0]).toBe('1 Nov 2026 to 3 Nov 2026')
})
