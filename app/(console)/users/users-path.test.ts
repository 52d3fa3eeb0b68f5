import { expect, test } from 'vitest'
import { usersPath } from './users-path'

test.each([
  [{}, {}, '/users'],
  [{}, { after: '01' }, '/users?after=01'],
  [{}, { before: '02' }, '/users?before=02'],
  [{}, { after: '01', before: '02' }, '/users?before=02'],
  [{ q: 'a&b' }, { before: undefined }, '/users?q=a%26b'],
  [{ role: 'audit_user', state: 'active' }, { after: '01' }, '/users?state=active&role=audit_user&after=01'],
] as const)('%j %j → %s', (filters, cursor, path) => expect(usersPath(filters, cursor)).toBe(path))
