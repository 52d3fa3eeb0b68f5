import { z } from 'zod'
import { cleanText } from '@/lib/origin/clean-text'
import { countryName } from '@/lib/origin/country-name'

/** One line as it is typed; control characters and turned-round text go, blank means none. */
const line = (most: number, what: string) =>
  z
    .string()
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), `The ${what} contains characters that cannot be stored.`)
    .transform((value) => cleanText(value, 4000).trim())
    .pipe(z.string().max(most, `The ${what} has at most ${most} characters.`))
    .transform((value) => value || null)

const session = { sessionId: z.uuid('This session is not known.'), reason: line(500, 'reason').default(null) }

export const relabelDeviceSchema = z.strictObject({ ...session, label: line(80, 'name').default(null) })
export type RelabelDevice = z.infer<typeof relabelDeviceSchema>

export const correctPlaceSchema = z
  .strictObject({
    ...session,
    country: z
      .string()
      .refine((code) => code === '' || (/^[A-Z]{2}$/.test(code) && countryName(code) !== null), 'This country is not known.')
      .transform((code) => code || null)
      .default(null),
    region: line(120, 'region').default(null),
    city: line(120, 'city').default(null),
    /** For this session alone, or for every session that has its address. */
    scope: z.enum(['session', 'address'], 'Say for which sessions this holds.'),
  })
  .refine(({ country, region, city }) => country !== null || (region === null && city === null), {
    path: ['country'],
    error: 'A place needs its country.',
  })
export type CorrectPlace = z.infer<typeof correctPlaceSchema>
