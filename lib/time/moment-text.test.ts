import { expect, test } from 'vitest'
import { momentText, normalMoment } from './moment-text'

test.each([
  ['2026-10-25T01:00:00.000Z', '2026-10-25T01:00Z'],
  ['2026-10-25T01:00Z', '2026-10-25T01:00Z'],
  ['2026-10-25T01:00:09Z', '2026-10-25T01:00:09Z'],
  [' 2026-10-25T01:00:00.120Z ', '2026-10-25T01:00:00.120Z'],
  ['2026-10-25T01:10:00.5Z', '2026-10-25T01:10:00.500Z'],
])('%s is written %s', (text, written) => {
  expect(normalMoment(text)).toBe(written)
  expect(normalMoment(written)).toBe(written)
  expect(new Date(written)).toEqual(new Date(text.trim()))
})

test.each([
  '2026-10-25',
  '2026-10-25T01Z',
  '2026-10-25T24:00Z',
  '2026-02-30T01:00Z',
  '2026-10-25T01:00',
  '2026-10-25T01:00+02:00',
  '9999-01-01T00:00Z',
  '1969-12-31T00:00Z',
])('%s is none', (text) => {
  expect(normalMoment(text)).toBeNull()
})

test('an instant keeps its milliseconds', () => {
  expect(momentText(new Date('2026-11-26T10:42:13.123Z'))).toBe('2026-11-26T10:42:13.123Z')
  expect(momentText(new Date('2026-11-26T10:00:00.500Z'))).toBe('2026-11-26T10:00:00.500Z')
})
