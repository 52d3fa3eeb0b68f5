import { expect, test } from 'vitest'
import { listAddress } from './list-address'

test.each([
  ['', {}, '/sessions?status=active&count=all'],
  ['status=all', {}, '/sessions?count=all'],
  ['status=terminated&os=iOS', { country: 'DE' }, '/sessions?status=terminated&os=iOS&country=DE&count=all'],
  ['country=FR', { country: 'DE' }, '/sessions?country=DE&status=active&count=all'],
  ['os=iOS', { part: '2-33-20-1f' }, '/sessions?os=iOS&status=active&map=2-33-20-1f&count=all'],
  ['status=all', { part: 'hosting' }, '/sessions?map=hosting&count=all'],
  [
    'status=terminated&os=iOS&since=7d',
    { part: 'unknown', moment: '2026-11-26T10:00:00.000Z' },
    '/sessions?os=iOS&map=unknown&at=2026-11-26T10%3A00%3A00.000Z&count=all',
  ],
])('%s in %j: %s', (query, meant, address) => expect(listAddress(query, meant)).toBe(address))
