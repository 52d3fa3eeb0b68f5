import { expect, test } from 'vitest'
import { layContacts, makeContact, plainContact } from '@/tests/helpers/contacts'
import { testDatabase } from '@/tests/helpers/database'
import { signedIn } from '@/tests/helpers/signed-in'
import { editContact } from './edit-contact'
import { findContact } from './find-contact'
import { editContactSchema } from './schema'
import { seenOf } from './stored-contact'

test('what a stale form did not touch stays as it was made meanwhile, and only what both changed collides', async () => {
  const database = await testDatabase()
  await layContacts(database)
  const [user, manager] = [await signedIn('audit_user'), await signedIn('audit_manager')]
  const contactId = await makeContact(database, user.person.id)
  const { name } = plainContact
  const form = { contactId, seen: seenOf(plainContact), name, shown: JSON.stringify({ name, tags: '', favourite: '' }) }
  const stale = (over: Record<string, string>) => editContact(user.ctx, editContactSchema.parse({ ...form, ...over }))
  await editContact(manager.ctx, { ...plainContact, contactId, seen: form.seen, phone: '2', favourite: true })
  expect(await stale({})).toEqual({ name, changed: false })
  expect(await stale({ tags: 'x, y' })).toEqual({ name, changed: true })
  expect(await findContact(user.ctx, contactId)).toMatchObject({ phone: '2', favourite: true, tags: ['x', 'y'] })
  await expect(stale({ phone: '1', company: 'Mine' })).rejects.toMatchObject({ code: 'conflict', fields: { phone: 'Stored now: “2”' } })
  expect(await findContact(user.ctx, contactId)).toMatchObject({ phone: '2', company: null })
})
