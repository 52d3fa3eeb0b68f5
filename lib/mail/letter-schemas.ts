import { z } from 'zod'
import { letterStates } from '@/lib/db/letter-list'
import { enMail } from '@/lib/i18n/en-mail'

const words = enMail.mail.form

/** Which letters are shown; what is not understood means all of them. */
const querySchema = z.object({ state: z.enum(letterStates).nullable().catch(null), before: z.uuid().nullable().catch(null) })
export type LetterQuery = z.infer<typeof querySchema>

/** Reads the list's address. */
export const parseLetterQuery = ({ state = null, before = null }: Readonly<Record<string, unknown>>): LetterQuery =>
  querySchema.parse({ state, before })

export const oneLetterSchema = z.strictObject({ letterId: z.uuid(words.unknownLetter) })
export type OneLetter = z.infer<typeof oneLetterSchema>

const address = z
  .string()
  .trim()
  .max(254, { error: words.tooLong, abort: true })
  .transform((typed) => (typed === '' ? null : typed.normalize('NFC').toLowerCase()))
  .refine((typed) => typed === null || z.email().safeParse(typed).success, words.noAddress)

/** From whom letters come. An empty address says: from nobody, so that none is sent. */
export const mailSetupSchema = z.strictObject({
  revision: z
    .string()
    .regex(/^\d{1,9}$/, words.tooOld)
    .transform(Number),
  mailFrom: address,
  mailReplyTo: address,
  productName: z
    .string()
    .trim()
    .min(1, words.noName)
    .max(60, { error: words.longName, abort: true })
    .refine((typed) => typed.isWellFormed() && !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(typed), words.controlSigns),
  mailNoticesAnHour: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, words.outOfBounds)
    .transform(Number)
    .refine((many) => many >= 1 && many <= 60, words.outOfBounds),
})
export type MailSetup = z.infer<typeof mailSetupSchema>
