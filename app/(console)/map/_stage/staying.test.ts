import fc from 'fast-check'
import { expect, test } from 'vitest'
import { staying } from './staying'

test.each([
  ['nothing', [], []],
  ['all in order', [0, 1, 2, 3], [0, 1, 2, 3]],
  ['one that goes to the front', [1, 2, 3, 0], [1, 2, 3]],
  ['one that goes to the end', [3, 0, 1, 2], [0, 1, 2]],
  ['two that change places', [0, 2, 1, 3], [0, 1, 3]],
])('%s', (_what, places, stay) => expect([...staying(places)].sort()).toEqual(stay))

test('what stays is in order, and nothing could stay besides', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(30), { maxLength: 12 }), (places) => {
      const stay = staying(places)
      const kept = places.filter((place) => stay.has(place))
      expect(kept).toEqual(kept.toSorted((one, other) => one - other))
      for (const place of places.filter((one) => !stay.has(one))) {
        const more = places.filter((one) => stay.has(one) || one === place)
        expect(more).not.toEqual(more.toSorted((one, other) => one - other))
      }
    }),
  )
})
