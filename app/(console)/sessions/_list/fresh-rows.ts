import { z } from 'zod'
import { readPreferences } from '@/app/_ui/preferences'
import type { UserContext } from '@/lib/access/context'
import { givenOf } from '@/lib/lists/given'
import { refreshSessions } from '@/lib/sessions/refresh-sessions'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { type SessionLine, sessionLine } from './session-line'

/** What the list asks when sessions changed: the rows it shows, told anew at a moment of the database's clock, and how many wait above them. */
export type FreshRows = { readonly lines: readonly SessionLine[]; readonly at: number; readonly newer: number; readonly more: boolean }

/** No page shows more. */
const most = 100

const idsSchema = z.array(z.uuid()).max(most).catch([])

/**
 * `GET ?<query of the list>&ids=…,…&newest=…`. The row of a session that has ended is told as ended, whatever the filter says: nothing leaves from
 * under the pointer.
 */
export async function freshRows(ctx: UserContext, request: Request): Promise<Response> {
  const address = new URL(request.url).searchParams
  const ids = idsSchema.parse((address.get('ids') ?? '').split(',').filter(Boolean))
  const newest = z.uuid().safeParse(address.get('newest')).data
  const { zone } = await readPreferences()
  const { query } = parseSessionQuery(givenOf(address))
  const { rows, ...above } = await refreshSessions(ctx, { ids, newest, filter: sessionFilterOf(query, zone, ctx.now) })
  const at = ctx.now.getTime()
  const lines = rows.map((row) => sessionLine(row, { now: at, zone }))
  return Response.json({ lines, at, ...above } satisfies FreshRows, { headers: { 'Cache-Control': 'no-store' } })
}
