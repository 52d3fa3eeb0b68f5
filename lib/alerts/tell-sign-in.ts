import type { NewNotice } from '@/lib/db/insert-notice'
import type { WriteDoor } from '@/lib/db/write'
import { notify } from '@/lib/live/notify'

/**
 * Tells a person of a session of theirs that has just started: by a notice in the transaction that starts it, so that there is neither one without the
 * other, and in their other tabs once that has committed. Only where the setting says so, and never of the very first session.
 */
export async function tellSignIn(tx: WriteDoor, started: NewNotice): Promise<void> {
  if (await tx.notice.tell(started)) await notify(tx, { kind: 'notices.changed', userId: started.userId })
}
