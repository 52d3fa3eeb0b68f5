import type { Metadata } from 'next'
import { LiveRefresh } from '@/app/_live/live-refresh'
import { readPreferences } from '@/app/_ui/preferences'
import { may } from '@/lib/access/may'
import { en } from '@/lib/i18n/en'
import { listSessions } from '@/lib/sessions/list-sessions'
import { sessionListSchema } from '@/lib/sessions/schema'
import { requireContext } from '@/lib/web/page'
import { kill } from './actions'
import { sessionsPath } from './sessions-path'
import { SessionsView } from './sessions-view'

export const metadata: Metadata = { title: en.sessions.title }

export default async function SessionsPage({ searchParams }: PageProps<'/sessions'>) {
  const { status, user, ...cursor } = sessionListSchema.parse(await searchParams)
  const filters = { status, user }
  const ctx = await requireContext('session.list', sessionsPath(filters, cursor))
  const seesEveryone = may(ctx, 'session.see_everyones')
  // An id where people are chosen from a list, else typed text.
  const isId = user !== undefined && /^[0-9a-f-]{36}$/i.test(user)
  const filter = isId ? { status, equal: { user: { is: [user], not: [] } } } : { status, text: user }
  const [page, { zone }] = await Promise.all([listSessions(ctx, { filter, ...cursor }), readPreferences()])
  return (
    <SessionsView
      {...page}
      filters={filters}
      seesEveryone={seesEveryone}
      clock={{ now: ctx.now.getTime(), zone }}
      killAction={kill}
      live={<LiveRefresh />}
    />
  )
}
