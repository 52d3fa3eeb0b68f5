import { z } from 'zod'
import { readPreferences } from '@/app/_ui/preferences'
import type { UserContext } from '@/lib/access/context'
import { givenOf } from '@/lib/lists/given'
import { wasShown } from '@/lib/lists/shown-proof'
import { refreshSessions } from '@/lib/sessions/refresh-sessions'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { sessionQueryText } from '@/lib/sessions/session-query-text'
import { type SessionLine, sessionLine } from './session-line'

/** What the list asks when sessions changed: the rows it shows, told anew at a moment of the database's clock, and how many wait above them. */
export type FreshRows = { readonly lines: readonly SessionLine[]; readonly at: number; readonly newer: number; readonly more: boolean }

/** No page shows more. */
const most = 100

const idsSchema = z.array(z.uuid()).max(most).catch([])

/**
 * `GET ?<query of the list>&ids=…,…&shown=…&newest=…&above=…`. The row of a session that has ended is told as ended, whatever the filter says: nothing
 * leaves from under the pointer. Told are rows that this session was `shown`, and what came `above` a list of its own: for anything else a page has to be
 * opened, which is recorded.
 */
export async function freshRows(ctx: UserContext, request: Request): Promise<Response> {
  const address = new URL(request.url).searchParams
  const rows = idsSchema.parse((address.get('ids') ?? '').split(',').filter(Boolean))
  const newest = z.uuid().safeParse(address.get('newest')).data
  const { zone } = await readPreferences()
  const { query } = parseSessionQuery(givenOf(address))
  const list = `session?${sessionQueryText(query)}`
  const { rows: fresh, ...above } = await refreshSessions(ctx, {
    ids: wasShown(ctx, { rows }, address.get('shown')) ? rows : [],
    newest: newest !== undefined && wasShown(ctx, { list, newest }, address.get('above')) ? newest : undefined,
    filter: await sessionFilterOf(ctx, query, zone),
  })
  const at = ctx.now.getTime()
  const lines = fresh.map((row) => sessionLine(row, { now: at, zone }))
  return Response.json({ lines, at, ...above } satisfies FreshRows, { headers: { 'Cache-Control': 'no-store' } })
}
