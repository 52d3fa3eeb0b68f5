import { expect, test } from 'vitest'
import { listAddress } from './list-address'

test.each([
  ['', null, '/sessions?status=active'],
  ['status=all', null, '/sessions'],
  ['status=terminated&os=iOS', 'DE', '/sessions?status=terminated&os=iOS&country=DE'],
  ['country=FR', 'DE', '/sessions?country=DE&status=active'],
])('%s in %s: %s', (query, country, address) => expect(listAddress(query, country)).toBe(address))
