import { expect, test } from 'vitest'
import { sessionsPath } from './sessions-path'

test.each([
  [{}, {}, '/sessions'],
  [{ status: 'active' }, {}, '/sessions?status=active'],
  [{ user: 'a b&c=d' }, { before: '01' }, '/sessions?user=a+b%26c%3Dd&before=01'],
  [{ status: undefined, user: '' }, { after: '02' }, '/sessions?after=02'],
] as const)('%j %j → %s', (filters, cursor, path) => expect(sessionsPath(filters, cursor)).toBe(path))
