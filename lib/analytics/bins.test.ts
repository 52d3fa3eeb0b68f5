import { describe, expect, test } from 'vitest'
import { binsOf } from './bins'
import { countsIn, hoursOf } from './quarters'

const at = (text: string) => new Date(text)
const berlin = 'Europe/Berlin'

describe('bars of a period', () => {
  test('days of the zone, of 23 and 25 hours where the clock is changed', () => {
    const spring = binsOf(at('2026-03-27T11:00:00Z'), at('2026-03-31T10:00:00Z'), berlin)
    expect(spring.unit).toBe('day')
    const lengths = spring.bins.map(({ from, to }) => (to.getTime() - from.getTime()) / 3_600_000)
    expect([spring.bins.map(({ first }) => first), lengths]).toEqual([
      ['2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31'],
      [24, 24, 23, 24, 24],
    ])
    const autumn = binsOf(at('2026-10-23T22:00:00Z'), at('2026-10-26T23:00:00Z'), berlin)
    expect(autumn.bins.map(({ from, to }) => (to.getTime() - from.getTime()) / 3_600_000)).toEqual([24, 25, 24])
  })

  test('hours of a short one, also in zones that lie half an hour beside', () => {
    const { unit, bins } = binsOf(at('2026-11-25T10:40:10.500Z'), at('2026-11-26T10:40:10.500Z'), 'Asia/Kolkata')
    expect([unit, bins.length, bins[0]?.from, bins.at(-1)?.to]).toEqual([
      'hour',
      25,
      at('2026-11-25T10:30:00Z'),
      at('2026-11-26T11:30:00Z'),
    ])
    expect(bins.map(({ first }) => first).filter((day, i, all) => all.indexOf(day) === i)).toEqual(['2026-11-25', '2026-11-26'])
  })

  test('never more than there is room for, without a day left out or told twice', () => {
    const { unit, bins } = binsOf(at('2025-01-01T00:00:00Z'), at('2026-02-05T00:00:00Z'), 'UTC')
    expect([unit, bins.length <= 92, bins[0]?.first, bins.at(-1)?.last]).toEqual(['days', true, '2025-01-01', '2026-02-04'])
    for (const [i, bin] of bins.slice(1).entries()) expect(bin.from).toEqual(bins[i]?.to)
  })
})

describe('quarters of an hour', () => {
  const quarter = (text: string, count = 1) => ({ at: at(text).getTime(), count })
  const { bins } = binsOf(at('2026-11-20T09:50:00Z'), at('2026-11-23T10:00:00Z'), 'UTC')

  test('fall into their bins; the one that the beginning cuts into the first', () => {
    expect(
      countsIn(bins, [quarter('2026-11-19T23:45:00Z'), quarter('2026-11-20T23:45:00Z', 2), quarter('2026-11-21T00:00:00Z', 4)]),
    ).toEqual([3, 4, 0, 0])
    expect(countsIn([], [quarter('2026-11-20T10:00:00Z')])).toEqual([])
  })

  test('of a period before are told under the bins of this one', () => {
    expect(countsIn(bins, [quarter('2026-11-17T00:00:00Z', 7)], 4 * 86_400_000)).toEqual([0, 7, 0, 0])
  })

  test('are told by the weekday and hour on the wall', () => {
    const week = hoursOf([quarter('2026-11-22T23:30:00Z', 5)], berlin)
    expect([week.length, week[0]?.length, week[0]?.[0]]).toEqual([7, 24, 5])
    expect(week.flat().reduce((sum, count) => sum + count, 0)).toBe(5)
  })
})
