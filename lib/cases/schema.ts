import { z } from 'zod'

/** An answer to "Was this you?", by the secret of the letter's link. */
export const notMeSchema = z.strictObject({ token: z.string().min(1, 'The link is missing.').max(200, 'This link is not known.') })
