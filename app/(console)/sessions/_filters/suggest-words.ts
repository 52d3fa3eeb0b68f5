import { suggestWords } from '@/app/_explorer/suggest-words'
import type { UserContext } from '@/lib/access/context'
import { offeredFields } from '@/lib/db/session-values'
import { countriesLike } from '@/lib/origin/country-codes'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import { suggestValues } from '@/lib/sessions/suggest-values'
import { sessionWords } from './choice-words'

/** Countries are found by their names, which no record has: first those of the newest sessions, then, where one is typed, all others that are called so. */
async function countries(ctx: UserContext, typed: string) {
  const newest = (await suggestValues(ctx, 'country', '')).map(({ value }) => value)
  return [...new Set([...newest, ...(typed === '' ? [] : countriesLike(typed))])].map((value) => ({ value, label: value }))
}

async function occurring(ctx: UserContext, field: ChoiceField, typed: string) {
  if (field === 'user') return suggestValues(ctx, field, typed)
  if (field === 'country') return countries(ctx, typed)
  const offered = offeredFields.find((one) => one === field)
  return offered ? suggestValues(ctx, offered, typed) : []
}

/** What a filter of the list of sessions may take. */
export const suggestSessionWords = suggestWords(sessionWords, occurring)
