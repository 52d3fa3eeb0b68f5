import { expect, test } from 'vitest'
import { killScopeText } from './kill-scope-text'

const user = '01935b6e-0000-7000-8000-000000000001'

test.each([
  [{ scope: 'others' }, 'status=active'],
  [{ scope: 'user', user }, `status=active&user=${user}`],
  [{ scope: 'filter', query: 'browser=Firefox&sort=-activity&after=x', zone: 'UTC' }, 'status=active&browser=Firefox'],
  [{ scope: 'filter', query: 'browser=Firefox&status=active', zone: 'UTC' }, 'status=active&browser=Firefox'],
] as const)('%j looks at the list %s', (scope, text) => {
  expect(killScopeText(scope)).toBe(text)
})
