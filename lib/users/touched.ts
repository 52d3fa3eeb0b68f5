import { z } from 'zod'

const record = z.record(z.string(), z.unknown())

/** What a form showed before anybody typed, as it sends it along in `shown`: JSON by field. Without it, or where it cannot be read, every field counts as typed. */
export const shownSchema = z
  .string()
  .transform((text): z.infer<typeof record> | undefined => {
    try {
      return record.parse(JSON.parse(text))
    } catch {
      return undefined
    }
  })
  .optional()

/** What of a form was touched. The rest may have been changed by somebody else since it was shown, and is not to be set back unseen. */
export function touched<F extends object>(fields: F, shown: z.infer<typeof shownSchema>): Partial<F> {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => shown?.[name] !== value)) as Partial<F>
}
