import { expect, test } from 'vitest'
import { parseUserQuery } from './user-query'

const id = '01900000-0000-7000-8000-000000000000'

test.each([
  [{}, {}, []],
  [
    { state: 'active', role: 'audit_user', q: ' ada ', after: id, other: 'x' },
    { state: 'active', role: 'audit_user', q: 'ada', after: id },
    [],
  ],
  [{ state: '', role: ' ', q: '' }, {}, []],
  [{ state: 'deleted', role: 'root' }, {}, ['state', 'role']],
  [{ state: ['active', 'invited'], q: 'ada' }, { q: 'ada' }, ['state']],
  [{ q: 'a\u0000b', before: 'x' }, {}, ['q', 'before']],
  [{ q: 'x'.repeat(255), after: `${id}'` }, {}, ['q', 'after']],
  [{ q: '\ud800' }, {}, ['q']],
] as const)('%j', (given, query, dropped) => expect(parseUserQuery(given)).toEqual({ query, dropped: [...dropped] }))
