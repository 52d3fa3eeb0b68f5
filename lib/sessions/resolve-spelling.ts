import type { Context } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import { offeredFields } from '@/lib/db/session-values'
import type { Added } from '@/lib/lists/list-query'
import type { ChoiceField } from './choice-fields'
import type { SessionQuery } from './session-query'
import { toggled } from './session-query-text'

/**
 * Puts a value as it is recorded in the place of what was typed in letters of another case: "Chrome" for "chrome". Done when the form is sent, so that
 * an address means what it says. What is not found stays as it was typed.
 */
export async function resolveSpelling(ctx: Context, query: SessionQuery, added: Added<ChoiceField> | null): Promise<SessionQuery> {
  const field = offeredFields.find((one) => one === added?.field)
  const sign = added?.choice.startsWith('!') ? '!' : ''
  const typed = added?.choice.slice(sign.length) ?? ''
  // A country is spelled by its code already.
  if (field === undefined || field === 'country' || typed === '') return query
  const spelled = await read(ctx).session.spellValue(field, typed)
  if (spelled.length === 0 || spelled.includes(typed)) return query
  const rest = toggled(query, field, sign + typed, false)
  return spelled.reduce((sofar, value) => toggled(sofar, field, sign + value, true), rest)
}
