import type { SessionClock } from '@/lib/live/clocks'
import { checkSession, type Ended, type Other } from './check-session'

/**
 * What the server says: what lists are at, what the session's clocks say, by what its notices are told from others, the end, or that somebody has signed
 * in here anew. `tickets`: one for each tab that the server knows of, to be shared out.
 */
export type News =
  | { readonly is: 'at'; readonly version: string }
  | { readonly is: 'clocks'; readonly clocks: readonly SessionClock[] }
  | { readonly is: 'notices'; readonly notices: string }
  | Other
  | (Ended & { readonly tickets?: readonly string[] })

export type Following = {
  /** Tells the server how many tabs share this. */
  share(tabs: number): void
  stop(): void
}

const pollMs = 1_500
const retryStreamMs = 60_000
const settleMs = 500
const patience = 3

/** Follows the server for all tabs of a session: by the event stream, or by polling where that does not hold. */
export function followServer(session: string, tell: (news: News) => void): Following {
  let source: EventSource | null = null
  let poll: ReturnType<typeof setInterval> | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let settle: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let tabs = 1
  let told = 1

  const look = async () => {
    const look = await checkSession(session)
    if (look.is === 'ended' || look.is === 'other') tell(look)
    if (look.is !== 'live') return
    tell({ is: 'at', version: look.version })
    tell({ is: 'clocks', clocks: look.clocks })
    tell({ is: 'notices', notices: look.notices })
  }
  const startPolling = () => {
    source?.close()
    source = null
    clearTimeout(retry)
    retry = setTimeout(open, retryStreamMs)
    if (poll !== null) return
    void look()
    poll = setInterval(look, pollMs)
  }
  const open = () => {
    if (typeof EventSource === 'undefined') return startPolling()
    told = tabs
    const before = source
    const stream = new EventSource(tabs === 1 ? '/api/live' : `/api/live?tabs=${tabs}`)
    source = stream
    const hear = ({ data }: MessageEvent<string>) => tell({ is: 'at', version: (JSON.parse(data) as { version: string }).version })
    stream.addEventListener('ready', (event) => {
      // Only now: in between nothing may go unheard.
      before?.close()
      failures = 0
      if (poll !== null) clearInterval(poll)
      poll = null
      if ((JSON.parse(event.data) as { session: string }).session === session) return hear(event)
      stream.close()
      tell({ is: 'other' })
    })
    stream.addEventListener('beat', hear)
    stream.addEventListener('sessions', hear)
    stream.addEventListener('clocks', ({ data }) => tell({ is: 'clocks', ...(JSON.parse(data) as { clocks: SessionClock[] }) }))
    stream.addEventListener('notices', ({ data }) => tell({ is: 'notices', ...(JSON.parse(data) as { notices: string }) }))
    stream.addEventListener('ended', (event) => {
      before?.close()
      stream.close()
      tell({ is: 'ended', ...(JSON.parse(event.data) as Omit<Ended, 'is'> & { tickets?: string[] }) })
    })
    stream.addEventListener('error', () => {
      before?.close()
      failures += 1
      // Closed for good means refused: the reason is in the answer to a look.
      if (source === stream && (stream.readyState === EventSource.CLOSED || failures >= patience)) startPolling()
    })
  }
  open()
  return {
    share(now) {
      tabs = now
      clearTimeout(settle)
      settle = setTimeout(() => source !== null && tabs !== told && open(), settleMs)
    },
    stop() {
      source?.close()
      if (poll !== null) clearInterval(poll)
      clearTimeout(retry)
      clearTimeout(settle)
    },
  }
}
