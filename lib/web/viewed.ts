import 'server-only'
import { redirect } from 'next/navigation'
import type { UserContext } from '@/lib/access/context'
import { type Looked, lookedAgain, lookedBefore, noteView } from '@/lib/activities/note-view'
import { SessionEndedError } from '@/lib/db/transaction'
import { currentRequest } from './request'

/** A view that is being recorded beside what it shows. `done` is waited for before the answer, with how many rows are shown. */
export type Viewing = { done(shown?: number): Promise<void> }

async function record(ctx: UserContext, what: Looked, shown: number): Promise<void> {
  try {
    await noteView(ctx, what, shown)
  } catch (error) {
    if (error instanceof SessionEndedError) redirect('/sign-in')
    throw error
  }
}

/** A page that refreshes itself, also after a form, or is fetched ahead, looks at nothing, unless it shows what was never opened: then somebody only says so. */
async function isDue(ctx: UserContext, what: Looked): Promise<boolean> {
  const { kind } = await currentRequest('web')
  const opened = kind === 'navigation' || kind === 'other'
  return !(await (opened ? lookedAgain(ctx, what) : lookedBefore(ctx, what)))
}

/**
 * Records what a page shows of other people's data, where a person opened it. Whose session ended in between is led to signing in. Begun beside the
 * page's own statements, a view that was had a moment ago costs them nothing.
 */
export function viewing(ctx: UserContext, what: Looked): Viewing {
  const due = isDue(ctx, what)
  // What goes wrong is told where it is waited for; where the page fails first, nobody waits.
  due.catch(() => {})
  return {
    async done(shown = 0) {
      if (await due) await record(ctx, what, shown)
    },
  }
}
