import type { Metadata } from 'next'
import { beside } from '@/app/_explorer/beside'
import { countBeside } from '@/app/_explorer/list-state'
import { readPreferences } from '@/app/_ui/preferences'
import { may } from '@/lib/access/may'
import { en } from '@/lib/i18n/en'
import { isOnly } from '@/lib/lists/list-choices'
import { countSessions } from '@/lib/sessions/count-sessions'
import { listSessions } from '@/lib/sessions/list-sessions'
import { resolveSpelling } from '@/lib/sessions/resolve-spelling'
import { resolveUsers } from '@/lib/sessions/resolve-users'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { sessionQueryText } from '@/lib/sessions/session-query-text'
import { listsVersion } from '@/lib/web/lists-version'
import { asksForPage, requireContext, settleAt } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { kill, killChosen, orderKill } from './actions'
import { sessionsPath } from './sessions-path'
import { SessionsView } from './sessions-view'

export const metadata: Metadata = { title: en.sessions.title }

export default async function SessionsPage({ searchParams }: PageProps<'/sessions'>) {
  const given = await searchParams
  const { query: asked, misunderstood, draft, added } = parseSessionQuery(given)
  const [ctx, { zone }] = await Promise.all([requireContext('session.list', sessionsPath(asked)), readPreferences()])
  const { query, names, ambiguous } = await resolveUsers(ctx, await resolveSpelling(ctx, asked, added))
  const exact = given.count === 'all'
  const remarks = [
    ...misunderstood.map(({ part, value, most }) => en.filters.misunderstood(partName(part), value, most)),
    ...ambiguous.map(en.filters.ambiguous),
  ]
  const path = draft === null && remarks.length === 0 ? sessionsPath(query, exact) : null
  if (path !== null) await settleAt(path, given)
  const version = listsVersion(ctx)
  const filter = await sessionFilterOf(ctx, query, zone)
  const isOthers = may(ctx, 'session.see_everyones') && !isOnly(query.choices.user, ctx.userId)
  const view = isOthers ? viewing(ctx, { type: 'session', filter: sessionQueryText(query) }, sessionsPath(query)) : null
  const counting = beside(countSessions(ctx, filter, { exact }), null)
  const page = await listSessions(ctx, { filter, sort: query.sort, before: query.before, after: query.after })
  await view?.done(page.rows.length)
  return (
    <SessionsView
      ctx={ctx}
      page={page}
      query={query}
      names={names}
      remarks={remarks}
      draft={draft}
      path={path}
      version={version}
      counting={await countBeside(page, counting, exact && (await asksForPage()))}
      seesEveryone={may(ctx, 'session.see_everyones')}
      clock={{ now: ctx.now.getTime(), zone }}
      killAction={kill}
      killActions={may(ctx, 'session.kill') ? { chosen: killChosen, many: orderKill } : null}
    />
  )
}

const parts: Readonly<Record<string, string>> = en.filters.fields
const partName = (part: string): string => parts[part] ?? part
