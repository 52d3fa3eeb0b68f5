import { checkSession, type Ended } from './check-session'

export type News = { readonly is: 'beat' } | { readonly is: 'sessions' } | Ended

const pollMs = 1_500
const retryStreamMs = 60_000
const patience = 3

/** Follows the server for all tabs: by the event stream, or by polling where that does not hold. Returns how to stop. */
export function followServer(tell: (news: News) => void): () => void {
  let source: EventSource | null = null
  let poll: ReturnType<typeof setInterval> | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let missed = false
  let version: string | null = null

  const look = async () => {
    const look = await checkSession()
    if (look.is === 'ended') return tell(look)
    if (look.is === 'unknown') return
    tell({ is: version === null || version === look.version ? 'beat' : 'sessions' })
    version = look.version
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
    const stream = new EventSource('/api/live')
    source = stream
    stream.addEventListener('ready', () => {
      failures = 0
      if (poll !== null) clearInterval(poll)
      poll = null
      tell({ is: missed ? 'sessions' : 'beat' })
      missed = false
    })
    stream.addEventListener('beat', () => tell({ is: 'beat' }))
    stream.addEventListener('sessions', () => tell({ is: 'sessions' }))
    stream.addEventListener('ended', (event) => {
      stream.close()
      tell({ is: 'ended', ...(JSON.parse(event.data) as { reason: string; message: string | null }) })
    })
    stream.addEventListener('error', () => {
      failures += 1
      missed = true
      // Closed for good means refused: the reason is in the answer to a look.
      if (stream.readyState === EventSource.CLOSED || failures >= patience) startPolling()
    })
  }
  open()
  return () => {
    source?.close()
    if (poll !== null) clearInterval(poll)
    clearTimeout(retry)
  }
}
