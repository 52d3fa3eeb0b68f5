import { expect, test } from 'vitest'
import { givenOf } from '@/lib/lists/given'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { analysedQuery, analysisPath, isFiltered } from './analysis-query'

const asked = (text: string) => analysedQuery(parseSessionQuery(givenOf(new URLSearchParams(text))).query)

test('thirty days are meant where nothing is said, and go without saying', () => {
  expect(asked('')).toMatchObject({ since: '30d' })
  expect(analysisPath('/', asked(''))).toBe('/')
  expect(analysisPath('/', asked('since=30d&role=audit_user'))).toBe('/?role=audit_user')
})

test.each(['since=7d', 'from=2026-11-01&to=2026-11-03', 'to=2026-11-03', 'since=30d&to=2026-11-03'])(
  'another period stays: %s',
  (period) => {
    expect(analysisPath('/locations', asked(period))).toBe(`/locations?${period}`)
  },
)

test('order and place of a list mean nothing here', () => {
  expect(analysisPath('/', asked('status=active&sort=user'))).toBe('/?status=active')
})

test('a period alone is no filter', () => {
  expect([isFiltered(asked('since=7d')), isFiltered(asked('status=active')), isFiltered(asked('country='))]).toEqual([false, true, true])
})
