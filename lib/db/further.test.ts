import { describe, expect, test } from 'vitest'
import { furtherBy } from './further'
import { besideId } from './id-days'
import type { Direction } from './walk'
import type { Found } from './walk-rows'

const at = (n: number) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const source = (answer: Found<number>) => async (_direction: Direction, _position: string | undefined, take: number) => {
  expect(take).toBe(1)
  return answer
}
const found = (n: number): Found<number> => ({ found: [{ row: n, position: at(n) }], stopped: null })

describe('the id beside another', () => {
  test.each([
    [at(9), 1, at(10)],
    [at(16), -1, at(15)],
    ['01900000-0000-7000-8000-ffffffffffff', 1, '01900000-0000-7000-8001-000000000000'],
    ['01900000-0000-0000-0000-000000000000', -1, '018fffff-ffff-ffff-ffff-ffffffffffff'],
    ['00000000-0000-0000-0000-000000000000', 1, '00000000-0000-0000-0000-000000000001'],
  ] as const)('%s %i: %s', (id, step, beside) => expect(besideId(id, step)).toBe(beside))
})

describe('a search that goes on', () => {
  test('comes to a place whose page begins with the match', async () => {
    expect(await furtherBy(source(found(5)), 'down', at(9))).toEqual({ found: { before: at(6) }, stopped: null })
    expect(await furtherBy(source(found(5)), 'up', at(1))).toEqual({ found: { after: at(4) }, stopped: null })
  })

  test('or to where it stopped, or to the end', async () => {
    expect(await furtherBy(source({ found: [], stopped: at(3) }), 'down', at(9))).toEqual({ found: null, stopped: { before: at(3) } })
    expect(await furtherBy(source({ found: [], stopped: at(3) }), 'up', at(1))).toEqual({ found: null, stopped: { after: at(3) } })
    expect(await furtherBy(source({ found: [], stopped: null }), 'down', at(9))).toEqual({ found: null, stopped: null })
  })
})
