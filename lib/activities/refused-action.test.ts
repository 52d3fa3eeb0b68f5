import { expect, test } from 'vitest'
import { refusedAction } from './refused-action'

test.each([
  ['action', 'user.list', 'See the users'],
  ['action', 'new_thing.do', null],
  ['action', 'constructor', null],
  ['contact', 'user.list', null],
  ['action', null, null],
])('%s %s', (resourceType, resourceId, word) => expect(refusedAction({ resourceType, resourceId })).toBe(word))
