import type { Route } from 'next'
import { readPreferences } from '@/app/_ui/preferences'
import { reviewOf } from '@/app/(console)/_reviews/review-of'
import { noteActions } from '@/app/(console)/sessions/_notes/note-actions'
import { storyText } from '@/app/(console)/sessions/_story/story-text'
import { kill, killChosen, orderKill } from '@/app/(console)/sessions/actions'
import { isFresh } from '@/lib/access/fresh'
import { may } from '@/lib/access/may'
import { caseOf } from '@/lib/cases/find-case'
import { shownProof } from '@/lib/lists/shown-proof'
import { findSession } from '@/lib/sessions/find-session'
import { storyOf } from '@/lib/sessions/story-of'
import { listsVersion } from '@/lib/web/lists-version'
import { orNotFound, requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import type { Detail } from './detail-body'

/** What is shown of one session, on its page and in the drawer, for whoever may see it; and what the lists were at when it was read. */
export async function detailOf(params: Promise<{ id: string }>): Promise<Detail> {
  const { id } = await params
  const path = `/sessions/${id}` as Route
  const ctx = await requireContext('session.list', path)
  const version = listsVersion(ctx)
  const [session, { zone }] = await Promise.all([orNotFound(findSession(ctx, id)), readPreferences()])
  if (session.userId !== ctx.userId) await viewing(ctx, { type: 'session', id: session.id, label: session.bareName }, path).done()
  const [story, review, caseId] = await Promise.all([
    storyOf(ctx, session),
    reviewOf(ctx, { type: 'session', id: session.id }),
    caseOf(ctx, session.id),
  ])
  const newest = story.activities.at(-1)?.id
  return {
    session,
    story,
    review,
    caseId,
    version,
    proofs: {
      row: shownProof(ctx, { rows: [session.id] }),
      story: newest ? shownProof(ctx, { list: `activity?${storyText(session.id)}`, newest }) : null,
    },
    clock: { now: ctx.now.getTime(), zone },
    killAction: kill,
    noteActions,
    signOut: session.userId === ctx.userId && !session.isCurrent && !may(ctx, 'session.kill') ? { asksPassword: !isFresh(ctx) } : null,
    killActions: may(ctx, 'session.kill') ? { chosen: killChosen, many: orderKill } : null,
  }
}
