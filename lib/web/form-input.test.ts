import { expect, test } from 'vitest'
import { contactFieldsSchema } from '@/lib/contacts/schema'
import { addReviewSchema } from '@/lib/reviews/schema'
import { fieldsOf, shownAgain } from './form-input'

/** A form as a browser sends it: each line break as two characters (HTML, "constructing the entry list"). */
function sent(typed: Readonly<Record<string, string>>): Record<string, string> {
  const data = new FormData()
  for (const [name, value] of Object.entries(typed)) data.append(name, value.replace(/\r\n?|\n/g, '\r\n'))
  return fieldsOf(data)
}

const subject = { subjectType: 'session', subjectId: '0192f0c1-2e6a-7c1e-8f00-000000000001' }

test.each([
  ['a note of 9,950 characters in 60 lines', contactFieldsSchema, { name: 'Ada', note: `${'x'.repeat(9_890)}${'\n'.repeat(59)}y` }],
  ['a note that is nothing but lines', contactFieldsSchema, { name: 'Ada', note: `x${'\n'.repeat(9_998)}y` }],
  ['a comment that is nothing but lines', addReviewSchema, { ...subject, comment: `x${'\n'.repeat(1_998)}y` }],
])('%s is taken, and comes back when something else is refused', (_, schema, typed) => {
  const fields = sent(typed)
  expect(schema.safeParse(fields).success).toBe(true)
  expect(shownAgain(fields)).toEqual(fields)
})

test('what no form takes does not come back, and neither do secrets', () => {
  const secrets = { password: 'a', repeat: 'b', currentPassword: 'c', token: 'd' }
  const note = 'x'.repeat(20_001)
  expect(contactFieldsSchema.safeParse({ name: 'Ada', note }).success).toBe(false)
  expect(shownAgain({ ...secrets, name: 'Ada', note })).toEqual({ name: 'Ada' })
})
