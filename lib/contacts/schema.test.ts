import { describe, expect, test } from 'vitest'
import { contactFieldsSchema, contactIdsSchema } from './schema'

const bare = { name: 'N', email: null, phone: null, company: null, note: null, tags: [], birthday: null, favourite: false }
const day = 'Write a day as 1990-12-31.'

describe('what a person writes of a contact', () => {
  test.each([
    [{ name: '  Ada \t Lovelace ' }, { name: 'Ada Lovelace' }],
    [{ email: ' ADA@Example.net ' }, { email: 'ada@example.net' }],
    [{ email: '  ', phone: '', company: ' ', note: '\n', tags: ' , ,', birthday: ' ' }, {}],
    [{ phone: ' +44  20 ' }, { phone: '+44 20' }],
    [{ note: ' a\r\nb\rc\t ' }, { note: 'a\nb\nc' }],
    [{ tags: 'Press, press ,fair,  two  words ' }, { tags: ['press', 'fair', 'two words'] }],
    [{ birthday: '2000-02-29' }, { birthday: '2000-02-29' }],
    [{ favourite: 'on' }, { favourite: true }],
    [
      { name: '=1+1', company: '@SUM(A1)', phone: '+1', note: '-2' },
      { name: '=1+1', company: '@SUM(A1)', phone: '+1', note: '-2' },
    ],
    [
      { name: '<b>', note: '%_\\' },
      { name: '<b>', note: '%_\\' },
    ],
  ])('%j', (given, expected) => expect(contactFieldsSchema.parse({ name: 'N', ...given })).toEqual({ ...bare, ...expected }))

  test.each([
    [{ name: ' ' }, 'name', 'A name is needed.'],
    [{ name: 'x'.repeat(121) }, 'name', 'A name has at most 120 characters.'],
    [{ name: 'a\u0000b' }, 'name', 'This contains characters that cannot be stored.'],
    [{ name: undefined }, 'name', 'Invalid input'],
    [{ email: 'ada' }, 'email', 'This is not an email address.'],
    [{ email: `${'x'.repeat(250)}@a.bc` }, 'email', 'An address has at most 254 characters.'],
    [{ phone: '1'.repeat(41) }, 'phone', 'A phone number has at most 40 characters.'],
    [{ company: 'a\u0007b' }, 'company', 'Only a note has lines'],
    [{ company: '\ud800' }, 'company', 'This contains characters that cannot be stored.'],
    [{ note: 'x'.repeat(10_001) }, 'note', 'A note has at most 10,000 characters.'],
    [{ note: 'x'.repeat(900_000) }, 'note', 'A note has at most 10,000 characters.'],
    [{ note: 'a\u001b[31m' }, 'note', 'This contains characters that cannot be stored.'],
    [{ tags: '1,2,3,4,5,6,7,8,9,10,11' }, 'tags', 'A contact has at most 10 tags.'],
    [{ tags: 'x'.repeat(41) }, 'tags', 'A tag has at most 40 characters.'],
    [{ birthday: '2001-02-29' }, 'birthday', day],
    [{ birthday: '2001-13-01' }, 'birthday', day],
    [{ birthday: '31.12.1990' }, 'birthday', day],
    [{ birthday: '0001-01-01' }, 'birthday', day],
    [{ birthday: '1990-12-31T00:00' }, 'birthday', day],
    [{ favourite: 'yes' }, 'favourite', 'This is either ticked or not.'],
    [{ ownerId: '01900000-0000-7000-8000-000000000000' }, undefined, 'Unrecognized key'],
  ])('refused: %#', (given, field, message) => {
    const [issue] = contactFieldsSchema.safeParse({ name: 'N', ...given }).error?.issues ?? []
    expect([issue?.path[0], issue?.message]).toEqual([field, expect.stringContaining(message)])
  })

  const id = '01900000-0000-7000-8000-000000000000'
  test.each([
    [id, [id]],
    [`${id},${id},`, [id]],
    ['', 'Choose at least one contact.'],
    ['x', 'One of the contacts is not known.'],
    [Array.from({ length: 51 }, (_, i) => `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`).join(), 'Choose at most 50 contacts.'],
    ['x'.repeat(900_000), 'Choose at most 50 contacts.'],
  ])('chosen rows: %#', (ids, expected) => {
    const parsed = contactIdsSchema.safeParse({ ids })
    expect(parsed.success ? parsed.data.ids : parsed.error.issues[0]?.message).toEqual(expected)
  })
})
