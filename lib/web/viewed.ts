import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { UserContext } from '@/lib/access/context'
import { type Looked, lookedAgain, lookedBefore, noteView } from '@/lib/activities/note-view'
import { isDiskFull } from '@/lib/db/sql-state'
import { SessionEndedError } from '@/lib/db/transaction'
import { countUnrecordedView } from '@/lib/metrics/count'
import { log } from './log'
import { currentRequest } from './request'
import { signInBackTo } from './sign-in-path'

/** A view that is being recorded beside what it shows. `done` is waited for before the answer, with how many rows are shown. */
export type Viewing = { done(shown?: number): Promise<void> }

/**
 * Whoever looks after a database without room has to see what goes on in it: then a view is told to the server's own log and counted, and shown. Any
 * other failure to record it is one to show it.
 */
function tellUnrecorded(error: unknown, ctx: UserContext, { type, ...what }: Looked): void {
  if (!isDiskFull(error)) throw error
  // Neither a name nor a filter: people typed them.
  log.error({ requestId: ctx.request.id, sessionId: ctx.sessionId, type, id: 'id' in what ? what.id : null }, 'view not recorded')
  countUnrecordedView()
}

/** A page that refreshes itself, also after a form, or is fetched ahead, looks at nothing, unless it shows what was never opened: then somebody only says so. */
async function isDue(ctx: UserContext, what: Looked): Promise<boolean> {
  const { kind } = await currentRequest('web')
  const opened = kind === 'navigation' || kind === 'other'
  return !(await (opened ? lookedAgain(ctx, what) : lookedBefore(ctx, what)))
}

/**
 * Records what a page shows of other people's data, where a person opened it. Whose session ended in between is led to signing in, and back to `path`. Begun
 * beside the page's own statements, a view that was had a moment ago costs them nothing.
 */
export function viewing(ctx: UserContext, what: Looked, path: Route): Viewing {
  const due = isDue(ctx, what)
  // What goes wrong is told where it is waited for; where the page fails first, nobody waits.
  due.catch(() => {})
  return {
    async done(shown = 0) {
      try {
        if (await due) await noteView(ctx, what, shown)
      } catch (error) {
        if (error instanceof SessionEndedError) redirect(signInBackTo(path))
        tellUnrecorded(error, ctx, what)
      }
    },
  }
}

/** The same for a route, whose answer says by itself that a session has ended; with how much is shown. */
export async function viewed(ctx: UserContext, what: Looked, shown: number): Promise<void> {
  try {
    if (!(await lookedAgain(ctx, what))) await noteView(ctx, what, shown)
  } catch (error) {
    tellUnrecorded(error, ctx, what)
  }
}
