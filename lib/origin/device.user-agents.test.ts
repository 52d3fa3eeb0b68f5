import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { told } from '@/tests/helpers/told-device'
import { deviceOf } from './device'

/** A line each: what is expected, a tab, the user agent. */
const lines = readFileSync('tests/fixtures/user-agents.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
const rows = lines.map((line) => line.split('\t'))

describe('a device by its user agent alone', () => {
  it('is held against a long table', () => {
    expect(rows.length).toBeGreaterThan(60)
  })

  it.each(rows)('%s: %s', (expected = '', userAgent = '') => {
    expect(told(deviceOf(userAgent, {}))).toBe(expected)
  })
})
