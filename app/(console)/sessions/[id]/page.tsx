import type { Metadata, Route } from 'next'
import { LiveRefresh } from '@/app/_live/live-refresh'
import { readPreferences } from '@/app/_ui/preferences'
import { kill, killChosen, orderKill } from '@/app/(console)/sessions/actions'
import { DetailView } from '@/app/(console)/sessions/detail-view'
import { noteActions } from '@/app/(console)/sessions/note-actions'
import { may } from '@/lib/access/may'
import { en } from '@/lib/i18n/en'
import { findSession } from '@/lib/sessions/find-session'
import { orNotFound, requireContext } from '@/lib/web/page'

export const metadata: Metadata = { title: en.sessions.title }

export default async function SessionPage({ params }: PageProps<'/sessions/[id]'>) {
  const { id } = await params
  const ctx = await requireContext('session.list', `/sessions/${id}` as Route)
  const [session, { zone }] = await Promise.all([orNotFound(findSession(ctx, id)), readPreferences()])
  return (
    <>
      <DetailView
        session={session}
        clock={{ now: ctx.now.getTime(), zone }}
        killAction={kill}
        noteActions={noteActions}
        killActions={may(ctx, 'session.kill') ? { chosen: killChosen, many: orderKill } : null}
      />
      <LiveRefresh />
    </>
  )
}
