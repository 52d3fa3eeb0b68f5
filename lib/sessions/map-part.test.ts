import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsAt, cellsText, type MapCell, mapPartOf, middleOf } from './map-part'

test('cells near one another are one word, and the word means just those cells', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 12 }),
      fc.nat(),
      fc.nat(),
      fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 })), { maxLength: 40 }),
      (zoom, a, b, steps) => {
        const around = cellsAt(zoom)
        const first: MapCell = [a % around, b % around]
        const others = steps.map(([dx, dy]): MapCell => [(first[0] + dx + around) % around, first[1] + dy])
        const cells = [first, ...others.filter(([, y]) => y >= 0 && y < around)]
        const part = mapPartOf(cellsText(zoom, first, cells))
        const keys = [...new Set(cells.map(([x, y]) => y * around + x))]
        expect(part).toEqual({ cells: around, keys: expect.arrayContaining(keys) })
        expect(part !== null && 'keys' in part && part.keys.length).toBe(keys.length)
      },
    ),
  )
})

test('cells on both sides of the 180th meridian are near', () => {
  expect(
    mapPartOf(
      cellsText(
        2,
        [63, 30],
        [
          [63, 30],
          [0, 30],
        ],
      ),
    ),
  ).toEqual({ cells: 64, keys: [30 * 64 + 63, 30 * 64] })
})

test('a kind means itself', () => expect(mapPartOf('hosting')).toEqual({ kind: 'hosting' }))

test.each([
  '',
  'toString',
  'Hosting',
  '2-64-0-1',
  '2-0-64-1',
  '19-0-0-1',
  '2-0-0-',
  '2-0-0-0',
  '2-0-0-200000000000000000000',
  '2-0-0-01',
  '-1-0-0-1',
  '2-0-0-1-1',
])('no part: %s', (text) => {
  expect(mapPartOf(text)).toBeNull()
  expect(middleOf(text)).toBeNull()
})

test('the middle of the first cell', () => {
  const { lat = 0, lon = 0 } = middleOf(cellsText(4, [137, 83], [[137, 83]])) ?? {}
  expect([lat.toFixed(1), lon.toFixed(1)]).toEqual(['52.9', '13.4'])
})
