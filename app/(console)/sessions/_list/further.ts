import type { Came, Searching } from '@/app/_explorer/searching'
import type { ClockView } from '@/app/_ui/clock-view'
import { readPreferences } from '@/app/_ui/preferences'
import { shortStamp } from '@/app/_ui/stamp'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import type { UserContext } from '@/lib/access/context'
import { momentOf } from '@/lib/db/id-days'
import type { ListPlace } from '@/lib/db/list-page'
import { AppError } from '@/lib/errors/app-error'
import { givenOf } from '@/lib/lists/given'
import { shownProof, wasShown } from '@/lib/lists/shown-proof'
import { searchSessionsOn } from '@/lib/sessions/search-on'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { parseSessionQuery, type SessionQuery } from '@/lib/sessions/session-query'
import { changed, sessionQueryText } from '@/lib/sessions/session-query-text'

const shown = (query: SessionQuery, searchedTo: string) => ({ list: `session?${sessionQueryText(changed(query, {}))}`, searchedTo })
const beyond = ({ before, after }: ListPlace): string | undefined => before ?? after

/** How a search goes on that found nothing as far as a place. Null where it goes the other way, or in another order than that of the starts. */
export function sessionsFurther(
  viewer: { readonly sessionId: string },
  query: SessionQuery,
  place: ListPlace,
  clock: ClockView,
): Searching | null {
  const position = query.sort === '-started' ? place.before : query.sort === 'started' ? place.after : undefined
  if (position === undefined) return null
  const next = changed(query, place)
  return {
    further: `/api/sessions/further?${sessionQueryText(next)}&shown=${shownProof(viewer, shown(query, position))}`,
    href: sessionsPath(next),
    when: shortStamp(new Date(momentOf(position)).toISOString(), clock),
  }
}

/**
 * `GET ?<query of the list>&before=…&shown=…`: how a search goes on, as JSON (`Came`). Nothing is told of a list that this session was not shown so far: that
 * one has to be opened, which is recorded.
 */
export async function further(ctx: UserContext, request: Request): Promise<Response> {
  const address = new URL(request.url).searchParams
  const { zone } = await readPreferences()
  const { query } = parseSessionQuery(givenOf(address))
  const position = beyond(query)
  const { sort } = query
  if (
    position === undefined ||
    !wasShown(ctx, shown(query, position), address.get('shown')) ||
    !(sort === 'started' || sort === '-started')
  )
    throw new AppError('invalid', 'This search is not known. Open the list.')
  const { found, stopped } = await searchSessionsOn(ctx, await sessionFilterOf(ctx, query, zone), sort, position)
  const more = stopped && sessionsFurther(ctx, query, stopped, { now: ctx.now.getTime(), zone })
  const came: Came = found ? { found: sessionsPath(changed(query, found)) } : (more ?? { end: true })
  return Response.json(came, { headers: { 'Cache-Control': 'no-store' } })
}
