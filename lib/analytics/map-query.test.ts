import { expect, test } from 'vitest'
import { mapQueryText, parseMapQuery } from './map-query'

test.each([
  ['', '', 'active'],
  ['status=active', '', 'active'],
  ['status=all', 'status=all', undefined],
  ['status=terminated&country=DE', 'status=terminated&country=DE', 'terminated'],
  ['country=DE&sort=user&before=x', 'country=DE', 'active'],
  ['status=nope&since=7d', 'since=7d', 'active'],
  ['country=DE&map=hosting&at=2026-11-26T10:00:00Z', 'country=DE', 'active'],
])('%s is %s', (given, text, status) => {
  const asked = new URLSearchParams(given)
  const { query } = parseMapQuery(Object.fromEntries([...asked.keys()].map((name) => [name, asked.getAll(name)])))
  expect(query.status).toBe(status)
  expect(mapQueryText(query)).toBe(text)
})
