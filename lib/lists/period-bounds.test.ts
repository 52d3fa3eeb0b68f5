import { expect, test } from 'vitest'
import { bucketsOf } from './buckets'
import { momentsOf } from './list-filter'
import { listReader } from './list-query'
import { firstDay, lastDay } from './period-bounds'

const berlin = 'Europe/Berlin'
const now = new Date('2026-11-26T10:00:00Z')
const read = (from: string, to: string) => {
  const reader = listReader({ from, to })
  return { ...reader.period(), told: reader.misunderstood }
}

test('an end is a day, or an instant in its one way of being written', () => {
  expect(read('2026-10-25T00:00:00Z', '2026-10-25T01:00Z')).toEqual({ from: '2026-10-25T00:00Z', to: '2026-10-25T01:00Z', told: [] })
  expect(read('2026-10-25', '2026-10-25T01:00Z')).toMatchObject({ from: '2026-10-25', to: '2026-10-25T01:00Z', told: [] })
  expect(read('2026-10-26', '2026-10-25')).toMatchObject({ from: '2026-10-25', to: '2026-10-26' })
  expect(read('2026-10-25T01', '2026-10-25T25:00Z').told).toHaveLength(2)
})

test('the two hours that a clock shows when it goes back lie beside each other', () => {
  const first = momentsOf({ from: '2026-10-25T00:00Z', to: '2026-10-25T01:00Z' }, berlin, now)
  const second = momentsOf({ from: '2026-10-25T01:00Z', to: '2026-10-25T02:00Z' }, berlin, now)
  expect(first.to).toEqual(second.from)
  expect([first.from, second.to]).toEqual([new Date('2026-10-25T00:00:00Z'), new Date('2026-10-25T02:00:00Z')])
})

test('an instant after the beginning of a span counts, one before it does not', () => {
  expect(momentsOf({ since: '24h', from: '2026-11-26T09:00Z' }, berlin, now).from).toEqual(new Date('2026-11-26T09:00:00Z'))
  expect(momentsOf({ since: '24h', from: '2026-11-20T09:00Z' }, berlin, now).from).toEqual(new Date('2026-11-25T10:00:00Z'))
})

test('the days of an instant are those of the zone', () => {
  expect(firstDay('2026-11-25T23:30Z', berlin)).toBe('2026-11-26')
  expect(lastDay('2026-11-25T23:00Z', berlin)).toBe('2026-11-25')
  expect(lastDay('2026-11-25T23:00:01Z', berlin)).toBe('2026-11-26')
  const bars = bucketsOf({ from: '2026-11-25T22:00Z', to: '2026-11-25T23:00Z' }, berlin, now, new Date('2026-01-01T00:00:00Z'))
  expect(bars.map(({ first, last }) => [first, last])).toEqual([['2026-11-25', '2026-11-25']])
})
