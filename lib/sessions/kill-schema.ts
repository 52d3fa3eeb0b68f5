import { z } from 'zod'
import { killSaying } from './schema'

/** Most sessions that are chosen by hand at once, and most that end in one write. */
export const KILL_CHUNK = 150

const NOBODY = 'Choose at least one session.'
const ids = z
  .string()
  .transform((text) => [...new Set(text.split(',').filter((id) => id !== ''))])
  .pipe(z.array(z.uuid('One of the sessions is not known.')).min(1, NOBODY).max(KILL_CHUNK, `Choose at most ${KILL_CHUNK} sessions.`))

/** Rows that were chosen in the list: their ids, separated by commas. */
export const killChosenSchema = z.strictObject({ ids, ...killSaying })
export type KillChosen = z.infer<typeof killChosenSchema>

/** The zone (IANA) in which the list's days are those of the viewer. */
const zone = z.string().max(64).refine(isZone, 'This time zone is not known.').default('UTC')

/** Which sessions are meant by a kill of many. `query` is the list's own address: what matches there is meant here. */
export const killScopeSchema = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('user'), user: z.uuid('This person is not known.') }),
  z.strictObject({ scope: z.literal('others') }),
  z.strictObject({ scope: z.literal('filter'), query: z.string().max(8_000), zone }),
])
export type KillScopeInput = z.infer<typeof killScopeSchema>

const count = z
  .string('Type the number of sessions.')
  .transform((typed) => typed.replace(/[\s,.'’]/g, ''))
  .pipe(z.string().regex(/^\d{1,9}$/, 'Type the number of sessions in digits.'))
  .transform(Number)

const many = { count, ...killSaying }
/** The same with the typed number of sessions that it will end. */
export const orderKillSchema = z.discriminatedUnion('scope', [
  killScopeSchema.options[0].extend(many),
  killScopeSchema.options[1].extend(many),
  killScopeSchema.options[2].extend(many),
])
export type OrderKill = z.infer<typeof orderKillSchema>

function isZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en-GB', { timeZone: name }) !== null
  } catch {
    return false
  }
}
