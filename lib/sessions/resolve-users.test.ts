import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { makePerson, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { resolveUsers } from './resolve-users'
import { parseSessionQuery } from './session-query'
import { sessionQueryText } from './session-query-text'

let manager: SignedIn
let user: SignedIn
let person: TestPerson

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  user = await signedIn('audit_user')
  person = await makePerson()
})

const resolved = async (who: SignedIn, given: Record<string, string | string[]>) => {
  const { query, names, ambiguous } = await resolveUsers(who.ctx, parseSessionQuery(given).query)
  return { text: sessionQueryText(query), names, ambiguous }
}

describe('people who are typed', () => {
  test('one person becomes that person, wanted or excluded, as typed or as suggested', async () => {
    const named = { names: { [person.id]: person.name }, ambiguous: [] }
    expect(await resolved(manager, { user: person.email })).toEqual({ text: `user=${person.id}`, ...named })
    expect(await resolved(manager, { user: `!${person.name} (${person.email})` })).toEqual({ text: `user=%21${person.id}`, ...named })
    expect(await resolved(manager, { user: person.id })).toEqual({ text: `user=${person.id}`, ...named })
  })

  test('nobody, or several, is searched as text; excluded it is left out', async () => {
    expect(await resolved(manager, { user: 'nobody at all', q: 'x' })).toEqual({
      text: 'q=x+nobody+at+all',
      names: {},
      ambiguous: ['nobody at all'],
    })
    expect(await resolved(manager, { user: '!nobody at all' })).toEqual({ text: '', names: {}, ambiguous: ['nobody at all'] })
  })

  test('ASVS 8.x an Audit User learns no name of others', async () => {
    expect((await resolved(user, { user: person.id })).names).toEqual({})
    expect((await resolved(user, { user: person.email })).ambiguous).toEqual([person.email])
  })
})
