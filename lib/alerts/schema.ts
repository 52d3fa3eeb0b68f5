import { z } from 'zod'
import { MOST_SHOWN } from '@/lib/db/unseen-notices'

const NONE = 'This notice is not known. Reload the page.'

/** Notices that were shown: their ids, separated by commas. */
export const putAwaySchema = z.strictObject({
  ids: z
    .string()
    .transform((text) => [...new Set(text.split(',').filter((id) => id !== ''))])
    .pipe(z.array(z.uuid(NONE)).min(1, NONE).max(MOST_SHOWN, NONE)),
})
export type PutAway = z.infer<typeof putAwaySchema>
