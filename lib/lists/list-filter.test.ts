import { expect, test } from 'vitest'
import { listParts, toggledChoice } from './list-choices'
import { choiceOf, chosenOf, momentsOf } from './list-filter'

test('values of an address become what is wanted and what is not', () => {
  expect(choiceOf(['!b', '', 'a'])).toEqual({ is: ['', 'a'], not: ['b'] })
  expect(chosenOf(['x', 'y'], { x: ['!'] })).toEqual({ x: { is: [], not: [''] } })
})

test('days are those of the zone, both counted', () => {
  const now = new Date('2026-11-26T10:00:00Z')
  expect(momentsOf({ since: '24h' }, 'UTC', now)).toEqual({ from: new Date('2026-11-25T10:00:00Z'), to: undefined })
  expect(momentsOf({ from: '2026-11-25', to: '2026-11-25' }, 'Europe/Berlin', now)).toEqual({
    from: new Date('2026-11-24T23:00:00Z'),
    to: new Date('2026-11-25T23:00:00Z'),
  })
})

test('a value and its opposite do not stand together', () => {
  expect(toggledChoice({ x: ['!a', 'b'] }, 'x', 'a', true)).toEqual({ x: ['a', 'b'] })
  expect(toggledChoice<'x' | 'y'>({ x: ['a'], y: ['c'] }, 'x', 'a', false)).toEqual({ y: ['c'] })
})

test('equal views have equal addresses', () => {
  expect(listParts(['x', 'y'], { y: ['2'], x: ['!1', ''] }, 'a b', { from: '2026-01-01' }).toString()).toBe(
    'x=%211&x=&y=2&q=a+b&from=2026-01-01',
  )
})
