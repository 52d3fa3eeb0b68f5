import { readPreferences } from '@/app/_ui/preferences'
import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { parseMoment } from '@/lib/analytics/map-input'
import { atMoment, mapQueryText, parseMapQuery } from '@/lib/analytics/map-query'
import type { SessionFilter } from '@/lib/db/session-filter'
import { givenOf } from '@/lib/lists/given'
import { isOnly } from '@/lib/lists/list-choices'
import { shownProof, wasShown } from '@/lib/lists/shown-proof'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { assertMapPace } from '@/lib/web/pace'
import { viewed } from '@/lib/web/viewed'

const listOf = (query: SessionQuery) => ({ list: `map?${mapQueryText(query)}`, newest: '' })

/** What is recorded of a look at the map: the list of sessions that it shows, wherever the eye goes on it. */
export const mapLook = (query: SessionQuery) => ({ type: 'session', filter: listOf(query).list })

/** Whether the map shows other people's sessions. */
export const showsOthers = (ctx: UserContext, query: SessionQuery): boolean =>
  may(ctx, 'session.see_everyones') && !isOnly(query.choices.user, ctx.userId)

/** Our word that this session was shown the map of a query, for whatever keeps it up to date. */
export const mapProof = (ctx: UserContext, query: SessionQuery): string => shownProof(ctx, listOf(query))

type Asked = { readonly filter: SessionFilter; readonly zone: string; readonly asked: URLSearchParams }

/**
 * What a map asks for beside its page, which is no view of its own: the page was one, and its proof (`shown`) says so. Whoever asks without it looks at
 * other people's data, and that is recorded.
 * @throws AppError `too_many`, and `invalid` for a moment that is none.
 */
export async function mapAsked(ctx: UserContext, request: Request): Promise<Asked> {
  await assertMapPace(ctx.sessionId)
  const asked = new URL(request.url).searchParams
  const { zone } = await readPreferences()
  const at = parseMoment(asked.get('at'), ctx)
  const { query } = parseMapQuery(givenOf(asked))
  const isShown = wasShown(ctx, listOf(query), asked.get('shown'))
  if (!isShown && showsOthers(ctx, query)) await viewed(ctx, mapLook(query), 0)
  return { filter: await sessionFilterOf(ctx, at === undefined ? query : atMoment(query, at), zone), zone, asked }
}
