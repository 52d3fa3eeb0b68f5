import { expect, test } from 'vitest'
import { isAskable } from './is-askable'
import { parseSessionQuery } from './session-query'

test.each([
  ['browser', 'Firefox', true],
  ['browser', '', true],
  ['browser', '!Firefox', false],
  ['browser', '!', false],
  ['model', ' iPhone', false],
  ['model', 'x'.repeat(121), false],
  ['country', 'NO', true],
  ['country', 'no', false],
  ['asn', '2119', true],
  ['role', '', false],
  ['at', '2026-11-26T10:42:13.120Z', true],
] as const)('%s «%s»: %s', (field, value, askable) => {
  expect(isAskable(field, value)).toBe(askable)
  const { query, misunderstood } = parseSessionQuery({ [field]: value })
  const isRead = misunderstood.length === 0 && query.choices[field]?.[0] === value && !value.startsWith('!')
  expect(isRead).toBe(askable)
})
