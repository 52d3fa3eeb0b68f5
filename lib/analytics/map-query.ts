import type { Given } from '@/lib/lists/list-query'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { changed, sessionQueryText } from '@/lib/sessions/session-query-text'

const isAll = ({ status }: Given): boolean => [status ?? []].flat().at(-1) === 'all'

/**
 * What the address of the map says: that of the list of sessions, but for three things. It shows who is signed in now unless something else is asked
 * for (`status=all` is everything), it has no order and no pages, and neither a part of itself nor a moment: these are what one looks for on it.
 */
export function parseMapQuery(given: Given): ReturnType<typeof parseSessionQuery> {
  const all = isAll(given)
  const { status, sort: _sort, before: _before, after: _after, map: _map, at: _at, ...rest } = given
  const parsed = parseSessionQuery(all || status === undefined ? rest : { ...rest, status })
  return all ? parsed : { ...parsed, query: changed(parsed.query, { status: parsed.query.status ?? 'active' }) }
}

/** The query part of the map's address; empty for all that is live. */
export function mapQueryText(query: SessionQuery): string {
  const text = sessionQueryText({ ...changed(query, {}), status: query.status === 'active' ? undefined : query.status, sort: '-started' })
  return query.status === undefined ? ['status=all', text].filter(Boolean).join('&') : text
}

/** The same of a moment of the past: whoever was signed in then, whenever that began, and whatever has become of them. */
export const atMoment = (query: SessionQuery, moment: Date): SessionQuery =>
  changed(query, {
    ...{ status: undefined, since: undefined, from: undefined, to: undefined },
    choices: { ...query.choices, at: [moment.toISOString()] },
  })
