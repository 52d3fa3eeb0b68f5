import type { Ended } from './check-session'
import { type Following, followServer, type News } from './follow-server'
import { electLeader } from './leader'

/** What tabs say to one another: news from the server, and who is there. */
type Word =
  | Exclude<News, Ended>
  | (Ended & { readonly ticketOf?: Readonly<Record<string, string>> })
  | { readonly is: 'here'; readonly tab: string }
  | { readonly is: 'gone'; readonly tab: string }
  | { readonly is: 'who' }

/** One stream for all tabs of a session in this browser: one tab follows the server and knows the others, which hear it from there. */
export function shareAmongTabs(sessionId: string, hear: (news: Exclude<News, Ended> | Ended) => void): () => void {
  const name = `rollcall.live.${sessionId}`
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  const me = `${Math.random()}`
  const others = new Set<string>()
  let following: Following | null = null
  let last: Word | null = null

  const say = (word: Word) => channel?.postMessage(word)
  const know = (tab: string, here: boolean) => {
    if (here) others.add(tab)
    else others.delete(tab)
    following?.share(1 + others.size)
  }
  const obey = (word: Word) => {
    if (word.is === 'who') say({ is: 'here', tab: me })
    else if (word.is === 'here' || word.is === 'gone') know(word.tab, word.is === 'here')
    else if (word.is === 'ended') hear(withTicket(word, word.ticketOf?.[me]))
    else {
      last = word
      hear(word)
    }
    // Whoever comes learns how things stand: its page may be older than what the server said last.
    if (word.is === 'here' && following !== null && last !== null) say(last)
  }
  const tell = (news: News) => {
    const word = news.is === 'ended' ? shareOut(news, [me, ...others]) : news
    say(word)
    obey(word)
  }
  const lead = () => {
    following = followServer(sessionId, tell)
    say({ is: 'who' })
    return () => {
      following?.stop()
      following = null
    }
  }
  if (channel !== null) channel.onmessage = (event: MessageEvent<Word>) => obey(event.data)
  // Without a channel nobody could be told: each tab then follows for itself.
  const resign = channel === null ? lead() : electLeader(name, lead)
  const come = () => say({ is: 'here', tab: me })
  const go = () => say({ is: 'gone', tab: me })
  come()
  addEventListener('pageshow', come)
  addEventListener('pagehide', go)
  return () => {
    removeEventListener('pageshow', come)
    removeEventListener('pagehide', go)
    resign()
    go()
    channel?.close()
  }
}

function withTicket({ reason, message, at }: Ended, ticket: string | undefined): Ended {
  return { is: 'ended', reason, message, at, ...(ticket !== undefined && { ticket }) }
}

/** Each tab gets a ticket of its own; one that the server did not know of yet gets none. */
function shareOut({ reason, message, at, tickets = [] }: Extract<News, Ended>, tabs: readonly string[]): Word {
  const pairs = tabs.slice(0, tickets.length).map((tab, index) => [tab, tickets[index] ?? ''])
  return { is: 'ended', reason, message, at, ticketOf: Object.fromEntries(pairs) }
}
