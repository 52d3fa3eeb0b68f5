import { encodeEvent, type LiveEvent, liveChannel } from './events'

/** What of a write door is needed to tell the other instances. */
export type Notifier = { notify(channel: string, payload: string): Promise<void> }

/** Tells every instance when, and only when, the transaction commits. Only speed: whoever missed it reads the rows again. */
export async function notify(tx: Notifier, event: LiveEvent): Promise<void> {
  await tx.notify(liveChannel, encodeEvent(event))
}

/** The same for sessions that have just ended, whoever's they were; nothing for none. */
export async function notifyEnded(tx: Notifier, ended: readonly { readonly id: string; readonly userId: string }[]): Promise<void> {
  if (ended.length === 0) return
  const userIds = [...new Set(ended.map((session) => session.userId))]
  await notify(tx, { kind: 'session.ended', sessionIds: ended.map((session) => session.id), userIds })
}
