import { beside } from '@/app/_explorer/beside'
import { readPreferences } from '@/app/_ui/preferences'
import { exportPath } from '@/app/(console)/export/export-path'
import { ExportView, exportRefusals } from '@/app/(console)/export/export-view'
import { refusable, titled } from '@/app/(console)/refusable'
import { chipsOf } from '@/app/(console)/sessions/_filters/filter-words'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import { may } from '@/lib/access/may'
import { en } from '@/lib/i18n/en'
import { isOnly } from '@/lib/lists/list-choices'
import { countSessions } from '@/lib/sessions/count-sessions'
import { sessionCsv } from '@/lib/sessions/session-csv'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { sessionQueryText } from '@/lib/sessions/session-query-text'
import { readJustDone } from '@/lib/web/just-done'
import { requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { askedSessions } from './asked'

export const generateMetadata = titled('session.export', en.export.titles.sessions)

/** How many sessions a file would hold, and by which filter: a look at the list, and recorded as one. */
async function ExportSessionsPage({ searchParams }: PageProps<'/export/sessions'>) {
  const given = await searchParams
  const path = exportPath('sessions', sessionQueryText(parseSessionQuery(given).query))
  const [ctx, { zone }] = await Promise.all([requireContext('session.export', path), readPreferences()])
  const { query, sort, names, remarks } = await askedSessions(ctx, given)
  const text = sessionQueryText(query)
  const isOthers = may(ctx, 'session.see_everyones') && !isOnly(query.choices.user, ctx.userId)
  const view = isOthers ? viewing(ctx, { type: 'session', filter: text }, path) : null
  const filter = await sessionFilterOf(ctx, query, zone)
  const found = await beside(countSessions(ctx, filter, { exact: given.count === 'all' }), null)
  await view?.done()
  return (
    <ExportView
      list="sessions"
      query={text}
      chips={chipsOf(query, names, zone, (next) => sessionsPath(next))}
      remarks={remarks}
      refused={await readJustDone(exportRefusals)}
      found={found}
      oldestFirst={sort === 'started'}
      columns={Object.keys(sessionCsv)}
    />
  )
}

export default refusable(ExportSessionsPage)
