import { expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { signedIn } from '@/tests/helpers/signed-in'
import { idsIn, peopleIn } from './people-in'

const [one, two] = ['01a2185d-38ce-7a0b-8c11-0123456789ab', '01a2185d-38ce-7a0b-8c11-0123456789ac']

test('people are looked for in columns that hold them, each once', () => {
  expect(idsIn([{ owner_id: one, id: two, ended_by: 'nobody', role_by: two }, null, { owner_id: one, assigned_to: null }])).toEqual([
    one,
    two,
  ])
})

test('who is in sight has a name', async () => {
  await testDatabase()
  const [manager, user] = [await signedIn('audit_manager'), await signedIn('audit_user')]
  const records = [{ owner_id: manager.person.id, ended_by: user.person.id, role_by: one }]
  expect(await peopleIn(manager.ctx, records)).toMatchObject({
    [manager.person.id]: manager.person.name,
    [user.person.id]: user.person.name,
  })
  expect(await peopleIn(user.ctx, records)).toEqual({ [user.person.id]: user.person.name })
})
