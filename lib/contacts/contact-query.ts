import { z } from 'zod'

export const contactShows = ['mine', 'favourites'] as const
export type ContactShow = (typeof contactShows)[number]

/** What narrows the list of contacts. */
export type ContactFilters = { readonly show?: ContactShow | undefined; readonly q?: string | undefined }

/** A place in the list: after a contact or before one; neither means from the newest. */
export type ContactCursor = { readonly after?: string | undefined; readonly before?: string | undefined }

export type ContactQuery = ContactFilters & ContactCursor

/** The parts of an address that were not understood, by name. */
export type Dropped = keyof ContactQuery

const blankIsNone = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional())

const parts = {
  show: blankIsNone(z.enum(contactShows)),
  q: blankIsNone(
    z
      .string()
      .refine((value) => value.isWellFormed() && !value.includes('\u0000'))
      .transform((value) => value.trim())
      .pipe(z.string().max(254)),
  ),
  after: blankIsNone(z.uuid()),
  before: blankIsNone(z.uuid()),
}

/** Reads the list's address. What is not understood is left out and named, so that the page can say so; other names are nobody's business. */
export function parseContactQuery(given: Readonly<Record<string, unknown>>): { query: ContactQuery; dropped: readonly Dropped[] } {
  const read = Object.entries(parts).map(([name, schema]) => [name as Dropped, schema.safeParse(given[name])] as const)
  const understood = read.filter(([, { success, data }]) => success && data !== undefined)
  return {
    query: Object.fromEntries(understood.map(([name, { data }]) => [name, data])) as ContactQuery,
    dropped: read.filter(([, { success }]) => !success).map(([name]) => name),
  }
}
