import { expect, test } from 'vitest'
import { itemFor } from './menu-keys'

const labels = ['Only Firefox', 'Not Firefox', 'Only Linux', 'Copy']

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 3, 0],
  ['ArrowUp', 0, 3],
  ['ArrowUp', -1, 3],
  ['Home', 2, 0],
  ['End', 0, 3],
  ['o', 0, 2],
  ['O', 2, 0],
  ['c', 3, 3],
  ['x', 0, null],
  [' ', 0, null],
  ['Enter', 0, null],
])('%s from %i leads to %s', (key, at, expected) => expect(itemFor(key, at, labels)).toBe(expected))

test('an empty menu leads nowhere', () => expect(itemFor('ArrowDown', -1, [])).toBeNull())
