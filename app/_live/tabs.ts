import type { News } from './follow-server'
import { followServer } from './follow-server'
import { electLeader } from './leader'

/** One stream for all tabs of a session in this browser: one tab follows the server, the others hear it from there. */
export function shareAmongTabs(sessionId: string, hear: (news: News) => void): () => void {
  const name = `rollcall.live.${sessionId}`
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  if (channel !== null) channel.onmessage = (event: MessageEvent<News>) => hear(event.data)
  const tell = (news: News) => {
    channel?.postMessage(news)
    hear(news)
  }
  // Without a channel nobody could be told: each tab then follows for itself.
  const leave = channel === null ? followServer(hear) : electLeader(name, () => followServer(tell))
  return () => {
    leave()
    channel?.close()
  }
}
