import type { UserContext } from '@/lib/access/context'
import { en } from '@/lib/i18n/en'
import type { Given } from '@/lib/lists/list-query'
import { resolveUsers } from '@/lib/sessions/resolve-users'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { changed } from '@/lib/sessions/session-query-text'

const parts: Readonly<Record<string, string>> = en.filters.fields

/**
 * What the list's address means for a file: the whole list, in the order of the starts. In the list, what is not understood is left out; here more would leave
 * than was asked for, so it stands in `remarks`, for a refusal.
 */
export async function askedSessions(ctx: UserContext, { before: _before, after: _after, ...given }: Given) {
  const { query: asked, misunderstood } = parseSessionQuery(given)
  const { query, names, ambiguous } = await resolveUsers(ctx, asked)
  const sort = query.sort === 'started' ? 'started' : '-started'
  const remarks = [
    ...misunderstood.map(({ part, value, most }) => en.export.misread(parts[part] ?? part, value, most)),
    ...ambiguous.map(en.export.ambiguous),
  ]
  return { query: changed(query, { sort }), sort, names, remarks } as const
}
