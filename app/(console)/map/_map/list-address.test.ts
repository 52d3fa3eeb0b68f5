import { expect, test } from 'vitest'
import { listAddress } from './list-address'

test.each([
  ['', null, '/sessions?status=active&count=all'],
  ['status=all', null, '/sessions?count=all'],
  ['status=terminated&os=iOS', 'DE', '/sessions?status=terminated&os=iOS&country=DE&count=all'],
  ['country=FR', 'DE', '/sessions?country=DE&status=active&count=all'],
])('%s in %s: %s', (query, country, address) => expect(listAddress(query, country)).toBe(address))
