import { agedClocks, dueClock } from '@/lib/live/clocks'
import { openChannel } from './channel'
import type { Ended, Other } from './check-session'
import { type Following, followServer, type News } from './follow-server'
import { electLeader } from './leader'

/** What tabs hear: news from the server, and that the warning of the time limit was read in one of them. */
export type Told = Exclude<News, Ended> | Ended | { readonly is: 'seen' }

/** What holds until something else is said. */
type Lasting = Exclude<Told, Ended | Other>

/** What tabs say to one another: what they hear, and who is there. */
type Word =
  | Lasting
  | Other
  | (Ended & { readonly ticketOf?: Readonly<Record<string, string>> })
  | { readonly is: 'here'; readonly tab: string }
  | { readonly is: 'gone'; readonly tab: string }
  | { readonly is: 'who' }

export type Tabs = {
  /** Says it to all tabs, this one too. */
  tell(told: Lasting): void
  stop(): void
}

/** One stream for all tabs of a session in this browser: one tab follows the server and knows the others, which hear it from there. */
export function shareAmongTabs(sessionId: string, hear: (told: Told) => void): Tabs {
  const name = `rollcall.live.${sessionId}`
  const me = `${Math.random()}`
  const others = new Set<string>()
  const last = lastWords()
  let following: Following | null = null

  const know = (tab: string, here: boolean) => {
    if (here) others.add(tab)
    else others.delete(tab)
    following?.share(1 + others.size)
  }
  const obey = (word: Word) => {
    if (word.is === 'who') channel?.say({ is: 'here', tab: me })
    else if (word.is === 'here' || word.is === 'gone') know(word.tab, word.is === 'here')
    else if (word.is === 'ended') hear(withTicket(word, word.ticketOf?.[me]))
    else if (word.is === 'other') hear(word)
    else {
      last.note(word)
      hear(word)
    }
    // Whoever comes learns how things stand: its page may be older than what the server said last.
    if (word.is === 'here' && following !== null) for (const known of last.now()) channel?.say(known)
  }
  const channel = openChannel<Word>(name, obey)
  const tell = (news: News | Lasting) => {
    const word = news.is === 'ended' ? shareOut(news, [me, ...others]) : news
    channel?.say(word)
    obey(word)
  }
  const lead = () => {
    following = followServer(sessionId, tell)
    channel?.say({ is: 'who' })
    return () => {
      following?.stop()
      following = null
    }
  }
  // Without a channel nobody could be told: each tab then follows for itself.
  const resign = channel === null ? lead() : electLeader(name, lead)
  const come = () => channel?.say({ is: 'here', tab: me })
  const go = () => channel?.say({ is: 'gone', tab: me })
  come()
  addEventListener('pageshow', come)
  addEventListener('pagehide', go)
  const stop = () => {
    removeEventListener('pageshow', come)
    removeEventListener('pagehide', go)
    resign()
    go()
    channel?.close()
  }
  return { tell, stop }
}

/** What was said last of each kind, for whoever comes later. */
function lastWords() {
  const words = new Map<string, Lasting>()
  let clocksAt = 0
  return {
    note(word: Lasting) {
      words.set(word.is, word)
      if (word.is === 'clocks') clocksAt = performance.now()
    },
    now(): Lasting[] {
      return [...words.values()].flatMap((word): Lasting[] => {
        if (word.is !== 'clocks') return [word]
        const clocks = agedClocks(word.clocks, performance.now() - clocksAt)
        // To come was an activity: whether idle is still near, the next look tells.
        return dueClock(clocks)?.by === 'idle' ? [] : [{ is: 'clocks', clocks }]
      })
    },
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
