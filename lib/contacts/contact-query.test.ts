import { expect, test } from 'vitest'
import { parseContactQuery } from './contact-query'

const id = '01900000-0000-7000-8000-000000000000'

test.each([
  [{}, {}, []],
  [{ show: 'mine', q: ' ada ', after: id, other: 'x' }, { show: 'mine', q: 'ada', after: id }, []],
  [{ show: '', q: ' ' }, {}, []],
  [{ show: 'all' }, {}, ['show']],
  [{ show: ['mine', 'favourites'], q: 'ada' }, { q: 'ada' }, ['show']],
  [{ q: 'a\u0000b', before: 'x' }, {}, ['q', 'before']],
  [{ q: 'x'.repeat(255), after: `${id}'` }, {}, ['q', 'after']],
  [{ q: '\ud800' }, {}, ['q']],
] as const)('%j', (given, query, dropped) => expect(parseContactQuery(given)).toEqual({ query, dropped: [...dropped] }))
