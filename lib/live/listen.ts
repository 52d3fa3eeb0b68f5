import { type Listener, openListener } from '@/lib/db/listener-client'
import { env } from '@/lib/env/env'
import { liveChannel, parseNotice } from './events'
import { hub, tell } from './hub'

const probeEveryMs = 20_000
const probeAnswerMs = 5_000
const shortestWaitMs = 250
const longestWaitMs = 10_000

/** The address to listen at, or null where the only one goes through a transaction pooler, which hears nothing. */
export function listenUrl(directUrl: string | undefined, databaseUrl: string | undefined): string | null {
  if (directUrl !== undefined) return directUrl
  return databaseUrl === undefined || databaseUrl.includes('pgbouncer=true') ? null : databaseUrl
}

/** Keeps one listening connection for the process, from the first call on. Cut off, it comes back by itself and says `resync`. */
export function startListening(): void {
  const state = hub()
  if (state.started) return
  state.started = true
  const url = listenUrl(env().databaseDirectUrl, env().databaseUrl)
  if (url !== null) void listenForEver(url)
}

async function listenForEver(url: string): Promise<void> {
  const state = hub()
  for (let wait = shortestWaitMs; ; wait = Math.min(wait * 2, longestWaitMs)) {
    const since = Date.now()
    await listenOnce(url).catch(() => {})
    const wasListening = state.listening
    state.listening = false
    if (wasListening && Date.now() - since > longestWaitMs) wait = shortestWaitMs
    await new Promise((resolve) => setTimeout(resolve, wait).unref())
  }
}

/** Returns when the connection is lost. A connection that has died silently is found by a notice to ourselves. */
async function listenOnce(url: string): Promise<void> {
  const state = hub()
  const own = `${liveChannel}_${crypto.randomUUID().replaceAll('-', '')}`
  let answered = () => {}
  let lost = () => {}
  const over = new Promise<void>((resolve) => {
    lost = resolve
  })
  const listener = await openListener(url, {
    channels: [liveChannel, own],
    onLost: () => lost(),
    onNotice: (channel, payload) => {
      if (channel === own) return answered()
      const notice = parseNotice(payload)
      if (notice !== null) tell(notice.event, notice.mark)
    },
  })
  const probe = () =>
    probed(listener, own, (hear) => {
      answered = hear
    })
  if (!(await probe())) return listener.close()
  state.listening = true
  tell({ kind: 'resync' })
  const timer = setInterval(() => void probe().then((heard) => heard || listener.close()), probeEveryMs)
  timer.unref()
  await over
  clearInterval(timer)
}

async function probed(listener: Listener, channel: string, onAnswer: (hear: () => void) => void): Promise<boolean> {
  const heard = new Promise<boolean>((resolve) => {
    onAnswer(() => resolve(true))
    setTimeout(() => resolve(false), probeAnswerMs).unref()
  })
  return listener.notify(channel, '').then(
    () => heard,
    () => false,
  )
}
