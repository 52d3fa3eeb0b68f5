import { createHash } from 'node:crypto'
import type { UserContext } from '@/lib/access/context'
import { recordView, viewedAgain, viewedBefore } from '@/lib/db/record-view'

/** A record that was looked at, or a list with its filter, as it stands in the address. */
export type Looked =
  | { readonly type: string; readonly id: string; readonly label: string | null }
  | { readonly type: string; readonly filter: string }

function foldOf(what: Looked): string {
  const parts = 'filter' in what ? ['listed', what.type, what.filter] : ['viewed', what.type, what.id]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}

/** Counts one more of a view that this session had within five minutes; false where it has to be recorded. */
export const lookedAgain = (ctx: UserContext, what: Looked): Promise<boolean> => viewedAgain(ctx, foldOf(what))

/** Whether this session has looked at it at all, so that a page which refreshes itself shows nothing new. */
export const lookedBefore = (ctx: UserContext, what: Looked): Promise<boolean> => viewedBefore(ctx, foldOf(what))

/**
 * Records that a person looked at somebody else's data; of a list with how many rows were shown. Equal views of a session within five minutes are one
 * activity that counts them.
 * @throws SessionEndedError when the session has ended meanwhile.
 */
export async function noteView(ctx: UserContext, what: Looked, shown = 0): Promise<void> {
  const fold = foldOf(what)
  await recordView(
    ctx,
    'filter' in what
      ? { action: 'listed', resourceType: what.type, details: { filter: what.filter, shown }, fold }
      : { action: 'viewed', resourceType: what.type, resourceId: what.id, resourceLabel: what.label ?? undefined, fold },
  )
}
