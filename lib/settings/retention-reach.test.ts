import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachesOf } from './retention-reach'

type Pair = readonly [log: number, views: number]
const of = ([retentionDays, readDays]: Pair) => ({ retentionDays, readDays })
const told = (stored: Pair, wanted: Pair) =>
  reachesOf(of(stored), of(wanted)).map(
    ({ kind, what, from, to, viewsTo }) => `${what} of days ${from} to ${to} ${kind}, views to ${viewsTo}`,
  )

test.each<[Pair, Pair, string[]]>([
  [[30, 30], [30, 30], []],
  [[30, 30], [30, 90], []],
  [[30, 30], [20, 30], ['activities of days 20 to 30 go, views to 30']],
  [[30, 30], [30, 7], ['views of days 7 to 30 go, views to 30']],
  [
    [30, 30],
    [20, 5],
    ['activities of days 20 to 30 go, views to 30', 'views of days 5 to 20 go, views to 20'],
  ],
  [
    [30, 30],
    [90, 7],
    ['activities of days 30 to 90 back, views to 7', 'views of days 7 to 30 go, views to 30'],
  ],
  [[90, 7], [30, 7], ['activities of days 30 to 90 go, views to 7']],
  [
    [90, 7],
    [30, 20],
    ['activities of days 30 to 90 go, views to 7', 'views of days 7 to 20 back, views to 20'],
  ],
  [[7, 7], [30, 30], ['activities of days 7 to 30 back, views to 30']],
  [
    [20, 5],
    [30, 30],
    ['activities of days 20 to 30 back, views to 30', 'views of days 5 to 20 back, views to 20'],
  ],
])('from %j to %j', (stored, wanted, reaches) => expect(told(stored, wanted)).toEqual(reaches))

const days = fc.integer({ min: 1, max: 60 })
const pair = fc.record({ retentionDays: days, readDays: days })

test('whatever changes its being seen is told once, as what happens to it, and nothing else is', () => {
  fc.assert(
    fc.property(pair, pair, fc.integer({ min: 0, max: 60 }), fc.boolean(), (stored, wanted, age, isView) => {
      // Of something that is half a day older than `age`.
      const seen = ({ retentionDays, readDays }: typeof stored) => age < (isView ? Math.min(retentionDays, readDays) : retentionDays)
      const told = reachesOf(stored, wanted).filter(
        ({ what, from, to, viewsTo }) => age >= from && age < to && (isView ? age < viewsTo : what === 'activities'),
      )
      const [before, after] = [seen(stored), seen(wanted)]
      expect(told.map(({ kind }) => kind)).toEqual(before === after ? [] : [before ? 'go' : 'back'])
    }),
  )
})
