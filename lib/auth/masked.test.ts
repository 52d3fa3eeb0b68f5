import fc from 'fast-check'
import { expect, test } from 'vitest'
import { masked } from './masked'

test.each([
  ['somebody@example.org', 's…@e….org'],
  ['hunter2 is my password', 'h…'],
  ['a@b', 'a…@b…'],
  ['\u0000\u0007x@y.z', 'x…@y….z'],
  ['\ud800x', 'x…'],
  ['', '…'],
  ['😀😀@example.org', '😀…@e….org'],
])('%j → %s', (identifier, label) => expect(masked(identifier)).toBe(label))

test('whatever is typed, the label is short and can be stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (identifier) => {
      const label = masked(identifier)
      expect([...label].length).toBeLessThanOrEqual(40)
      expect(label.isWellFormed() && !/\p{Cc}/u.test(label)).toBe(true)
    }),
  )
})
