import { expect, test } from 'vitest'
import { usersPath } from './users-path'

test.each([
  [{}, '/users'],
  [{ after: '01' }, '/users?after=01'],
  [{ before: '02' }, '/users?before=02'],
  [{ after: 'a&b', before: undefined }, '/users?after=a%26b'],
  [{ after: '01', before: '02' }, '/users?before=02'],
] as const)('%j → %s', (cursor, path) => expect(usersPath(cursor)).toBe(path))
