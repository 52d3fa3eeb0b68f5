import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { roles } from '@/lib/access/roles'
import { withoutUnseen } from '@/lib/origin/clean-text'
import { isCommonPassword } from './common-passwords'
import { shownSchema } from './touched'

/**
 * Free text as the database can keep it: no NUL, no lone surrogates (jsonb refuses both). Cut off before anything looks at it: NFC and
 * the patterns below take time by the square of the length, and a form may hold a megabyte.
 */
const text = z
  .string()
  .max(1_000, { error: 'This is too long.', abort: true })
  .refine((value) => value.isWellFormed() && !value.includes('\u0000'), 'This contains characters that cannot be stored.')

/** A domain beyond ASCII by its form in it (RFC 5891), as some browsers send it and others do not: whoever typed it in one signs in from the other. None: empty. */
function domainInAscii(address: string): string {
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at)
  return /[^\x20-\x7E]/.test(domain) ? address.slice(0, at) + domainToASCII(domain) : address
}

/** An address as it is stored and looked up: trimmed, NFC, lower case, its domain in ASCII. At most 254 characters (RFC 5321 §4.5.3.1). */
export const emailSchema = text
  .transform((value) => domainInAscii(value.trim().normalize('NFC').toLowerCase()))
  .pipe(
    z
      .string()
      .max(254, 'An address has at most 254 characters.')
      .regex(/^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\].]+$/u, 'This is not an email address.'),
  )

/** A name as it is stored: NFC, single spaces, nothing that is not seen. */
export const nameSchema = text
  .transform((value) => withoutUnseen(value.normalize('NFC')).trim().replace(/\s+/gu, ' '))
  .pipe(
    z
      .string()
      .min(1, 'A name is needed.')
      .max(120, 'A name has at most 120 characters.')
      .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'A name has no control characters.'),
  )

/** 12 to 128 characters, any of them, none of the common ones, no rules of composition (NIST SP 800-63B §5.1.1.2). */
export const newPasswordSchema = z
  .string()
  .refine((value) => value.isWellFormed(), 'This contains characters that cannot be stored.')
  .refine((value) => [...value].length >= 12, 'A password needs at least 12 characters.')
  .refine((value) => [...value].length <= 128, { error: 'A password has at most 128 characters.', abort: true })
  .refine((value) => !isCommonPassword(value), 'This password is on the lists that attackers try first. Choose another.')

/** The one limit for a password that is only compared: longer ones cannot be right and need no hashing. */
export const givenPasswordSchema = z.string().min(1, 'Enter your password.').max(512, 'This is longer than any password here.')

export const repeated = <T extends { password: string; repeat: string }>(value: T) => value.password === value.repeat
export const repeatMessage = { path: ['repeat'], message: 'The two passwords are not the same.' }

const roleSchema = z.enum(roles, 'Choose one of the three roles.')

/** The link is to be handed over and not mailed: a box that is ticked. */
const hand = z
  .literal('on')
  .transform(() => true)
  .optional()

export const createUserSchema = z.strictObject({ email: emailSchema, name: nameSchema, role: roleSchema, hand })
export type CreateUser = z.infer<typeof createUserSchema>

export const changeRoleSchema = z.strictObject({ userId: z.uuid('This person is not known.'), role: roleSchema })
export type ChangeRole = z.infer<typeof changeRoleSchema>

/** For all that is done to somebody without more being said: disabling, enabling, deleting. */
export const onePersonSchema = z.strictObject({ userId: z.uuid('This person is not known.') })
export type OnePerson = z.infer<typeof onePersonSchema>

export const linkForSchema = onePersonSchema.extend({ hand })
export type LinkFor = z.infer<typeof linkForSchema>

export const editUserSchema = z.strictObject({
  userId: z.uuid('This person is not known.'),
  name: nameSchema,
  email: emailSchema,
  shown: shownSchema,
})
export type EditUser = z.infer<typeof editUserSchema>

export const addressTaken = 'Somebody with this address exists already.'

/** The administrator of an unattended set-up. */
export const administratorSchema = z.strictObject({ email: emailSchema, name: nameSchema, password: newPasswordSchema })
export type Administrator = z.infer<typeof administratorSchema>

export const setUpSchema = z
  .strictObject({ token: z.string(), email: emailSchema, name: nameSchema, password: newPasswordSchema, repeat: z.string() })
  .refine(repeated, repeatMessage)
export type SetUp = z.infer<typeof setUpSchema>

const passwordByLinkSchema = z
  .strictObject({ token: z.string(), password: newPasswordSchema, repeat: z.string() })
  .refine(repeated, repeatMessage)
export const acceptInviteSchema = passwordByLinkSchema
export type AcceptInvite = z.infer<typeof acceptInviteSchema>
export const renewPasswordSchema = passwordByLinkSchema
export type RenewPassword = z.infer<typeof renewPasswordSchema>

export const confirmAddressSchema = z.strictObject({ token: z.string() })
export type ConfirmAddress = z.infer<typeof confirmAddressSchema>
