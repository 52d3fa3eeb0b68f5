import type { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'

/** Fields of a form as text. React's own (`$ACTION…`) are left out, files are no text, and of a repeated field the last counts. */
export function fieldsOf(data: FormData): Record<string, string> {
  const fields = Object.create(null) as Record<string, string>
  for (const [name, value] of data) {
    if (!name.startsWith('$ACTION') && typeof value === 'string') fields[name] = value
  }
  return { ...fields }
}

/** Longest text that comes back with an error: the longest that any schema takes, a contact's note, in which each line break came as two. A megabyte is sent once. */
const MOST_SHOWN_AGAIN = 20_000

/** What was typed, to be shown again; never passwords or secrets of links. */
export function shownAgain(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => !['password', 'repeat', 'currentPassword', 'token'].includes(name) && value.length <= MOST_SHOWN_AGAIN,
    ),
  )
}

/** Parses with the verb's schema. @throws AppError `invalid` with one message beside each field. */
export function parseInput<S extends z.ZodType>(schema: S, fields: unknown): z.infer<S> {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  const messages: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '')
    if (name !== '') messages[name] ??= issue.code === 'invalid_type' ? 'This is needed.' : issue.message
  }
  const general = Object.keys(messages).length === 0
  throw new AppError(
    'invalid',
    general ? 'The form was not understood. Reload the page and try again.' : 'Something is missing or not right.',
    messages,
  )
}
