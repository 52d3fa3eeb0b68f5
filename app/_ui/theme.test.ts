import { describe, expect, test } from 'vitest'
import { parseTheme } from './theme'

describe('parseTheme', () => {
  test.each([
    ['dark', 'dark'],
    ['light', 'light'],
    ['system', 'system'],
    ['<script>', 'system'],
    [undefined, 'system'],
  ])('%s → %s', (value, theme) => expect(parseTheme(value)).toBe(theme))
})
