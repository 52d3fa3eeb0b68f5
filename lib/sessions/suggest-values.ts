import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { OfferedField, SuggestedValue } from '@/lib/db/session-values'

/** What a filter's input may offer: values of the field in sessions in sight, or people, in which stands what was typed. */
export async function suggestValues(ctx: Context, field: OfferedField | 'user', typed: string): Promise<readonly SuggestedValue[]> {
  assertMay(ctx, 'session.list')
  const { session } = read(ctx)
  if (field === 'user') return session.suggestPeople(typed)
  return (await session.suggestValues(field, typed)).map((value) => ({ value, label: value }))
}
