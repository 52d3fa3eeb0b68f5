import { expect, test } from 'vitest'
import type { Share } from '@/lib/analytics/analysis'
import type { SessionTrends } from '@/lib/analytics/trends'
import { trendFields } from '@/lib/analytics/trends'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { legendOf, overTimeCaption, overTimeSentence, stacksOf } from './over-time'
import { trendRows } from './trend-rows'

const query: SessionQuery = { choices: {}, since: '7d', sort: '-started' }
const zone = 'UTC'
const day = (date: number) => ({
  ...{ first: `2026-11-0${date}`, last: `2026-11-0${date}` },
  ...{ from: new Date(Date.UTC(2026, 10, date)), to: new Date(Date.UTC(2026, 10, date + 1)) },
})
const countries: readonly (readonly [string, readonly number[]])[] = [
  ['NO', [4, 4, 9]],
  ['SE', [4, 1, 1]],
  ['DE', [1, 1, 1]],
  ['FR', [0, 0, 2]],
  ['IT', [1, 0, 0]],
  ['ES', [0, 1, 0]],
  ['PT', [0, 1, 0]],
  ['', [0, 0, 1]],
]
const shares: readonly Share[] = countries.map(([country, counts]) => ({ where: { country }, count: counts.reduce((a, b) => a + b) }))
const key = (country: string) => JSON.stringify({ country })
const empty = Object.fromEntries(trendFields.map((field) => [field, new Map()])) as unknown as SessionTrends['counts']
const trends: SessionTrends = {
  ...{ unit: 'day', bins: [day(1), day(2), day(3)], asOf: new Date('2026-11-03T12:00:00Z'), since: null },
  counts: { ...empty, country: new Map(countries.map(([country, counts]) => [key(country), counts])) },
  before: {
    ...(empty as unknown as NonNullable<SessionTrends['before']>),
    country: new Map([
      [key('NO'), 34],
      [key('SE'), 6],
    ]),
  },
}
const of = { field: 'country', shares, query } as const

test('each segment is a value of a bar and leads there; what has no colour is the rest and leads to all but those', () => {
  const [first, , last] = stacksOf(of, trends, zone)
  expect(first?.slice(0, 6)).toEqual(['1 Nov 2026', '1 Nov', '/sessions?since=7d&from=2026-11-01&to=2026-11-01&count=all', 10, '10', false])
  expect(first?.[6][1]).toEqual([4, '4', '40.0%', '/sessions?country=SE&since=7d&from=2026-11-01&to=2026-11-01&count=all'])
  expect(last?.slice(3, 6)).toEqual([14, '14 so far', true])
  const excluded = ['DE', 'ES', 'FR', 'IT', 'NO', 'SE'].map((country) => `country=%21${country}`).join('&')
  expect(last?.[6].at(-1)).toEqual([1, '1', '7.1%', `/sessions?${excluded}&since=7d&from=2026-11-03&to=2026-11-03&count=all`])
  for (const [, , , total, , , segments] of stacksOf(of, trends, zone))
    expect(segments.reduce((sum, [count]) => sum + count, 0)).toBe(total)
})

test('the legend tells the whole period, and as many as the bars have', () => {
  const legend = legendOf(of)
  expect(legend.map(([name]) => name)).toEqual(['Norway', 'Sweden', 'Germany', 'France', 'Italy', 'Spain', '2 others'])
  expect(legend[0]).toEqual(['Norway', '/sessions?country=NO&since=7d&count=all', '53.1%'])
  expect(stacksOf(of, trends, zone)[0]?.[6]).toHaveLength(legend.length)
  expect(legendOf({ ...of, shares: shares.slice(0, 6) })).toHaveLength(6)
})

test('operators of one name are told apart', () => {
  const operators = ['1', '2', '3'].map((asn, at) => ({ where: { asn }, count: 3 - at, name: at < 2 ? 'Telenor' : 'Sunrise' }))
  expect(legendOf({ field: 'asn', shares: operators, query }).map(([name]) => name)).toEqual(['Telenor (AS1)', 'Telenor (AS2)', 'Sunrise'])
})

test('a caption says what a bar is', () => {
  expect(overTimeCaption('country', trends)).toBe('Country: share of sessions per day')
  expect(overTimeCaption('os', { unit: 'days', bins: [{ ...day(1), last: '2026-11-07' }] })).toBe('System: share of sessions per 7 days')
})

test('the sentence says how the first of them go on, without the day that is not over', () => {
  const [legend, stacks] = [legendOf(of), stacksOf(of, trends, zone)]
  expect(overTimeSentence('Countries over time', legend, stacks)).toBe(
    'Countries over time, 1 Nov 2026 to 3 Nov 2026: Norway from 40.0% to 50.0%, Sweden from 40.0% to 12.5%, Germany from 10.0% to 12.5%, from the first half to the second.',
  )
  expect(overTimeSentence('Countries over time', [], [])).toBe('Countries over time: Nothing to show.')
})

test('rows have their change and their trend; without either while they are counted, and for all that is left', () => {
  const rows = trendRows({ ...of, most: 3 }, trends, zone)
  expect(rows.map(([row]) => row[0])).toEqual(['Norway', 'Sweden', '6 others'])
  expect(rows[0]?.[1]).toEqual({
    counts: [4, 4, 9],
    change: { to: 'down', short: '50%', said: '50% fewer than in the period before' },
    said: 'steady, most 9 on 3 Nov 2026',
  })
  expect(rows[1]?.[1]?.change).toMatchObject({ to: 'same' })
  expect(rows[2]?.[1]).toBeNull()
  expect(trendRows({ ...of, most: 9 }, { ...trends, before: null }, zone)[2]?.[1]).toMatchObject({
    change: null,
    said: 'steady, most 1 on 1 Nov 2026',
  })
  expect(trendRows({ ...of, most: 3 }, null, zone).every(([, trend]) => trend === null)).toBe(true)
})

test('where not all values have a row, no more have one than a list can leave out, and all others lead on', () => {
  const many = Array.from({ length: 40 }, (_, at) => ({ where: { asn: String(at + 1) }, count: 90 - at }))
  const rowsOf = (all: typeof many) => trendRows({ field: 'asn', shares: all, query, most: 30 }, null, zone).map(([row]) => row)
  const rows = rowsOf(many)
  expect([rows.length, rows.at(-1)?.[0], rows.at(-1)?.[3]?.match(/asn=%21/g)?.length]).toEqual([21, '20 others', 20])
  expect(rowsOf(many.slice(0, 30))).toHaveLength(30)
})
