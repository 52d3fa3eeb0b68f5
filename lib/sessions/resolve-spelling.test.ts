import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { resolveSpelling } from './resolve-spelling'
import { parseSessionQuery } from './session-query'
import { sessionQueryText } from './session-query-text'

let manager: SignedIn

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  const one = { person: await makePerson(), startedAgo: 7_200, idleFor: 60, browser: 'Chrome', os: 'macOS', city: 'Köln', country: 'DE' }
  await laySessions([one, { ...one, os: 'MacOS' }])
})

const resolved = async (given: Record<string, string>) => {
  const { query, added } = parseSessionQuery(given)
  return sessionQueryText(await resolveSpelling(manager.ctx, query, added))
}

test.each([
  [{ add: 'browser', op: 'is', value: 'chrome' }, 'browser=Chrome'],
  [{ add: 'browser', op: 'not', value: 'CHROME', status: 'active' }, 'status=active&browser=%21Chrome'],
  [{ add: 'city', op: 'is', value: ' KÖLN ' }, 'city=K%C3%B6ln'],
  // Written in two ways, and as one of them.
  [{ add: 'os', op: 'is', value: 'MACOS' }, 'os=MacOS&os=macOS'],
  [{ add: 'os', op: 'is', value: 'macOS' }, 'os=macOS'],
  // What does not occur stays, and so does what stands in an address.
  [{ add: 'browser', op: 'is', value: 'netscape' }, 'browser=netscape'],
  [{ browser: 'chrome', add: 'city', op: 'is', value: 'unknown' }, 'browser=chrome&city='],
])('%j is %s', async (given, text) => expect(await resolved(given)).toBe(text))
