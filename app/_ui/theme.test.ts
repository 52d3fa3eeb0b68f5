import { describe, expect, test } from 'vitest'
import { parseTheme, parseZone } from './theme'

describe('parseTheme', () => {
  test.each([
    ['dark', 'dark'],
    ['light', 'light'],
    ['system', 'system'],
    ['<script>', 'system'],
    [undefined, 'system'],
  ])('%s → %s', (value, theme) => expect(parseTheme(value)).toBe(theme))
})

describe('parseZone', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['Mars/Olympus', 'UTC'],
    ['../../etc', 'UTC'],
    ['x'.repeat(5000), 'UTC'],
    ['', 'UTC'],
    [undefined, 'UTC'],
  ])('%s → %s', (value, zone) => expect(parseZone(value)).toBe(zone))
})
