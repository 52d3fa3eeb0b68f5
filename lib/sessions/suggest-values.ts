import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { FacetField } from '@/lib/db/session-filter'
import type { SuggestedValue } from '@/lib/db/session-values'

/** What a filter's input may offer: values of the field in the newest sessions in sight; people by a part of their name or address. */
export async function suggestValues(ctx: Context, field: FacetField, typed: string): Promise<readonly SuggestedValue[]> {
  assertMay(ctx, 'session.list')
  return read(ctx).session.suggestValues(field, typed)
}
