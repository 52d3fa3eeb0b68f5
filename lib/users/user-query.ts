import { z } from 'zod'
import { type Role, roles } from '@/lib/access/roles'

export const userStates = ['invited', 'active', 'disabled'] as const
export type UserState = (typeof userStates)[number]

/** What narrows the list of people. */
export type UserFilters = { readonly state?: UserState | undefined; readonly role?: Role | undefined; readonly q?: string | undefined }

/** A place in the list: after a person or before one; neither means from the start. */
export type UserCursor = { readonly after?: string | undefined; readonly before?: string | undefined }

export type UserQuery = UserFilters & UserCursor

/** The parts of an address that were not understood, by name. */
export type Dropped = keyof UserQuery

const blankIsNone = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional())

const parts = {
  state: blankIsNone(z.enum(userStates)),
  role: blankIsNone(z.enum(roles)),
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
export function parseUserQuery(given: Readonly<Record<string, unknown>>): { query: UserQuery; dropped: readonly Dropped[] } {
  const read = Object.entries(parts).map(([name, schema]) => [name as Dropped, schema.safeParse(given[name])] as const)
  const understood = read.filter(([, { success, data }]) => success && data !== undefined)
  return {
    query: Object.fromEntries(understood.map(([name, { data }]) => [name, data])) as UserQuery,
    dropped: read.filter(([, { success }]) => !success).map(([name]) => name),
  }
}
