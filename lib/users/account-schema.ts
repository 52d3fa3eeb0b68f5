import { z } from 'zod'
import { knownZone } from '@/lib/time/zones'
import { emailSchema, nameSchema, newPasswordSchema, repeated, repeatMessage } from './schema'
import { shownSchema } from './touched'

/** Languages that the interface speaks. */
const languages = ['en'] as const

/** The choice of no zone of one's own: times as the browser says. */
export const browserZone = 'browser'

const zone = z.string().transform((value, issue) => {
  if (value === browserZone) return null
  const known = knownZone(value)
  if (known === null) issue.addIssue('Choose a time zone from the list.')
  return known
})

const theme = z
  .enum(['system', 'light', 'dark'], 'Choose one of the three themes.')
  .transform((value) => (value === 'system' ? null : value))

/** More than the setting says, never less. */
const every = z.enum(['on', 'off'], 'Choose one of the two.').transform((value) => value === 'on')

export const changeProfileSchema = z.strictObject({
  name: nameSchema,
  timeZone: zone,
  language: z.enum(languages, 'Choose a language from the list.'),
  theme,
  notifyEvery: every,
  shown: shownSchema,
})
export type ChangeProfile = z.infer<typeof changeProfileSchema>

export const changeThemeSchema = z.strictObject({ theme })
export type ChangeTheme = z.infer<typeof changeThemeSchema>

export const changePasswordSchema = z.strictObject({ password: newPasswordSchema, repeat: z.string() }).refine(repeated, repeatMessage)
export type ChangePassword = z.infer<typeof changePasswordSchema>

export const changeAddressSchema = z.strictObject({ email: emailSchema })
export type ChangeAddress = z.infer<typeof changeAddressSchema>

/** A form that says all by being sent. */
export const nothingSchema = z.strictObject({})
