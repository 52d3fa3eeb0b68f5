import { readPreferences } from '@/app/_ui/preferences'
import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { AppError } from '@/lib/errors/app-error'
import { en } from '@/lib/i18n/en'
import { givenOf } from '@/lib/lists/given'
import { countSessions } from '@/lib/sessions/count-sessions'
import { exportSessions } from '@/lib/sessions/export-sessions'
import { sessionCsv } from '@/lib/sessions/session-csv'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { sessionQueryText } from '@/lib/sessions/session-query-text'
import { exportCsv } from '@/lib/web/export'
import { askedSessions } from './asked'

/** `GET ?<query of the list>`: all sessions that match there, as a file. */
export async function downloadSessions(ctx: UserContext, request: Request): Promise<Response> {
  assertMay(ctx, 'session.export')
  const [{ query, sort, remarks }, { zone }] = await Promise.all([
    askedSessions(ctx, givenOf(new URL(request.url).searchParams)),
    readPreferences(),
  ])
  if (remarks.length > 0) throw new AppError('invalid', en.export.misunderstood(remarks))
  const filter = await sessionFilterOf(ctx, query, zone)
  return exportCsv(ctx, request, {
    ...{ name: 'sessions', type: 'session', filter: sessionQueryText(query), columns: sessionCsv },
    count: (how) => countSessions(ctx, filter, how),
    pages: () => exportSessions(ctx, filter, sort),
  })
}
