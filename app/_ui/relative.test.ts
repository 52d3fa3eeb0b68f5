import { describe, expect, test } from 'vitest'
import { duration, relative, until } from './relative'

describe('relative', () => {
  test.each([
    [0, 'just now'],
    [-9, 'just now'],
    [9, 'just now'],
    [-10, '10 s ago'],
    [-59, '59 s ago'],
    [-60, '1 min ago'],
    [-3599, '59 min ago'],
    [-3600, '1 h ago'],
    [-47 * 3600, '47 h ago'],
    [-48 * 3600, '2 d ago'],
    [42 * 60, 'in 42 min'],
    [8 * 3600, 'in 8 h'],
  ])('%i s → %s', (seconds, text) => expect(relative(1e12 + seconds * 1000, 1e12)).toBe(text))
})

describe('until a deadline', () => {
  test.each([
    [-3600, 'any moment'],
    [0, 'any moment'],
    [9, 'any moment'],
    [10, 'in 10 s'],
    [42 * 60, 'in 42 min'],
  ])('%i s → %s', (seconds, text) => expect(until(1e12 + seconds * 1000, 1e12)).toBe(text))
})

describe('duration', () => {
  test.each([
    [-5, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3600, '1 h'],
    [3600 + 20 * 60, '1 h 20 min'],
    [24 * 3600, '1 d'],
    [53 * 3600, '2 d 5 h'],
  ])('%f s → %s', (seconds, text) => expect(duration(seconds)).toBe(text))
})
