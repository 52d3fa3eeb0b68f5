import { z } from 'zod'
import { parsedJson } from '@/lib/lists/parsed-json'
import { withoutUnseen } from '@/lib/origin/clean-text'
import { emailSchema, nameSchema } from '@/lib/users/schema'

const UNSTORABLE = 'This contains characters that cannot be stored.'
/** Rows of one page, and so the most that are chosen by hand at once. */
export const CONTACTS_PAGE = 50

const storable = (value: string) => value.isWellFormed() && !value.includes('\u0000')

/** Text that may be left out: cut off before anything looks at it, and nothing where it is blank. */
const text = (most: number, says: string) => z.string().max(most, { error: says, abort: true }).refine(storable, UNSTORABLE).default('')

/** One line: trimmed, with single spaces. */
const line = (most: number, says: string) =>
  text(1_000, says)
    .transform((value) => withoutUnseen(value).trim().replace(/\s+/gu, ' '))
    .pipe(
      z
        .string()
        .max(most, says)
        .regex(/^\P{Cc}*$/u, 'Only a note has lines and control characters.'),
    )
    .transform((value) => (value === '' ? null : value))

const email = z
  .string()
  .default('')
  .transform((value, context) => {
    if (value.trim() === '') return null
    const parsed = emailSchema.safeParse(value)
    if (parsed.success) return parsed.data
    context.addIssue(parsed.error.issues[0]?.message ?? UNSTORABLE)
    return z.NEVER
  })

const LONG_NOTE = 'A note has at most 10,000 characters.'
const note = text(20_000, LONG_NOTE)
  .transform((value) => value.replace(/\r\n?/g, '\n').trim())
  .pipe(
    z
      .string()
      .max(10_000, LONG_NOTE)
      .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u, UNSTORABLE),
  )
  .transform((value) => (value === '' ? null : value))

/** Words with commas between them, each once, however it is written. */
const tags = text(1_000, 'These are too many tags.')
  .transform((value) => {
    const words = withoutUnseen(value)
      .split(',')
      .map((word) => word.trim().replace(/\s+/gu, ' '))
    return [...new Map(words.filter((word) => word !== '').map((word) => [word.toLowerCase(), word])).values()]
  })
  .pipe(
    z
      .array(
        z
          .string()
          .max(40, 'A tag has at most 40 characters.')
          .regex(/^\P{Cc}*$/u, UNSTORABLE),
      )
      .max(10, 'A contact has at most 10 tags.'),
  )

function isDay(value: string): boolean {
  const [year = 0] = value.split('-').map(Number)
  const day = new Date(`${value}T00:00:00Z`)
  return year >= 1800 && year < 2200 && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

const birthday = z
  .string()
  .default('')
  .transform((value) => value.trim())
  .pipe(z.string().refine((value) => value === '' || (/^\d{4}-\d\d-\d\d$/.test(value) && isDay(value)), 'Write a day as 1990-12-31.'))
  .transform((value) => (value === '' ? null : value))

/** A box that is ticked sends `on`, and nothing where it is not. */
const favourite = z
  .enum(['on', ''], 'This is either ticked or not.')
  .default('')
  .transform((value) => value === 'on')

const fields = {
  name: nameSchema,
  email,
  phone: line(40, 'A phone number has at most 40 characters.'),
  company: line(120, 'A company has at most 120 characters.'),
  note,
  tags,
  birthday,
  favourite,
}

/** What a person writes of a contact. A form holds all of it: what is left out is empty. */
export const contactFieldsSchema = z.strictObject(fields)
export type ContactFields = z.infer<typeof contactFieldsSchema>

const contactId = z.uuid('This contact is not known.')

export const oneContactSchema = z.strictObject({ contactId })
export type OneContact = z.infer<typeof oneContactSchema>

/** What the fields of a form held before anybody typed: JSON by field. Where it cannot be read, every field counts as typed. */
const shown = z
  .string()
  .max(60_000)
  .transform((text) => parsedJson(contactFieldsSchema, text))
  .optional()

/** `seen` names what stood there when the form was made, `shown` says it. */
export const editContactSchema = z.strictObject({
  contactId,
  seen: z.string().max(64, 'This form is too old. Reload the page.'),
  shown,
  ...fields,
})
export type EditContact = z.infer<typeof editContactSchema>

/** Rows that were chosen in the list: their ids, separated by commas. */
export const contactIdsSchema = z.strictObject({
  ids: z
    .string()
    .max(4_000, { error: `Choose at most ${CONTACTS_PAGE} contacts.`, abort: true })
    .transform((text) => [...new Set(text.split(',').filter((id) => id !== ''))])
    .pipe(
      z
        .array(z.uuid('One of the contacts is not known.'))
        .min(1, 'Choose at least one contact.')
        .max(CONTACTS_PAGE, `Choose at most ${CONTACTS_PAGE} contacts.`),
    ),
})
export type ContactIds = z.infer<typeof contactIdsSchema>
