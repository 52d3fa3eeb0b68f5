import { AppError } from '@/lib/errors/app-error'
import { nextLookMs, type SessionClock } from './clocks'
import type { Heard } from './events'
import { hub } from './hub'
import { concerns, tellsAnew, threatens, type Viewer } from './judge'
import { startListening } from './listen'
import { liveVersion } from './live-version'
import { isFull, register } from './stream-registry'
import { throttle } from './throttle'

/** Whether the session still counts, what its clocks say, and by `notices` which those are that it has still to show, read from the database. */
export type Standing =
  | { readonly live: true; readonly clocks: readonly SessionClock[]; readonly notices: string }
  /** `at`: when it ended, ISO 8601. */
  | { readonly live: false; readonly reason: string; readonly message: string | null; readonly at: string | null }
export type Check = () => Promise<Standing>
/** Makes the one-time tickets by which the tabs behind a stream say, once a manager has ended their session, that they left. */
export type MakeTickets = (tabs: number) => Promise<readonly string[]>

const beatMs = 15_000
const lifeMs = 600_000
const checkMs = 25_000
/** Without notices everyone looks once a second, so that a tab still leaves within two. */
const checkWithoutNoticesMs = 1_000
const listWithoutNoticesMs = 5_000
const tickMs = 250
/** A timer may be early by a millisecond, and then it would find nothing due. */
const afterMs = 5
const listThrottleMs = 500
/** Leaving does not wait longer for its receipt than this. */
const ticketsMs = 500

/** Whose stream it is, and how many tabs its browser says share it. */
export type StreamViewer = Viewer & { readonly tabs?: number }

const noTickets: MakeTickets = async () => []

/** The tickets, or none where they do not come in time. */
function within(ms: number, tickets: Promise<readonly string[]>): Promise<readonly string[]> {
  const none = new Promise<readonly string[]>((resolve) => setTimeout(() => resolve([]), ms).unref())
  return Promise.race([tickets.catch(() => []), none])
}

const streamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // `no-transform` keeps compression, which would hold events back, away.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/**
 * A stream of server-sent events (WHATWG HTML §9.2): `ready` (with the session), `beat` and `sessions` (look at the list again), all with the version of
 * the viewer's lists, `clocks` with those of the session and `notices` after each look at it, and `ended` with reason, message and time (and tickets after a kill),
 * after which it closes. Ten minutes long at most. Never an activity of the person.
 * @throws AppError `too_many` when the person has 20 open.
 */
export function liveStream(viewer: StreamViewer, check: Check, signal: AbortSignal, makeTickets: MakeTickets = noTickets): Response {
  if (isFull(viewer.userId)) throw new AppError('too_many', 'Too many pages are open. Close some of them.')
  startListening()
  let close = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      close = follow(viewer, check, makeTickets, controller)
      if (signal.aborted) return close()
      signal.addEventListener('abort', close, { once: true })
    },
    cancel: () => close(),
  })
  return new Response(body, { headers: streamHeaders })
}

type Controller = ReadableStreamDefaultController<Uint8Array>

function follow(viewer: StreamViewer, check: Check, makeTickets: MakeTickets, controller: Controller): () => void {
  const state = hub()
  const encoder = new TextEncoder()
  const timers = new Set<ReturnType<typeof setInterval>>()
  let closed = false
  let looking = false
  let lookAgain = false
  let lookedAt = 0
  let pause = 0
  let due: ReturnType<typeof setTimeout> | undefined

  const send = (event: string, data: unknown) =>
    closed || controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
  // Each of these says what the lists are at, so that a browser hears of what came before it, too.
  const sendVersion = (event: 'beat' | 'sessions') => send(event, { version: liveVersion(viewer) })
  const sessions = throttle(listThrottleMs, () => sendVersion('sessions'))
  const close = () => {
    if (closed) return
    closed = true
    for (const timer of timers) clearInterval(timer)
    clearTimeout(due)
    sessions.stop()
    state.hearers.delete(hear)
    forget()
    // Closing throws where the browser has gone already.
    try {
      controller.close()
    } catch {}
  }
  /** Reads the own session. One look at a time; a database that is away is asked again in a second. */
  const look = async () => {
    if (closed) return
    if (looking) {
      lookAgain = true
      return
    }
    looking = true
    clearTimeout(due)
    const standing = await check().catch(() => null)
    looking = false
    if (standing?.live === false) {
      const { live: _, ...told } = standing
      const tickets = told.reason === 'killed' ? await within(ticketsMs, makeTickets(viewer.tabs ?? 1)) : []
      send('ended', { ...told, ...(tickets.length > 0 && { tickets }) })
      return close()
    }
    if (closed) return
    if (standing !== null) {
      send('clocks', { clocks: standing.clocks })
      send('notices', { notices: standing.notices })
    }
    lookedAt = performance.now()
    pause = standing === null ? checkWithoutNoticesMs : nextLookMs(standing.clocks, checkMs)
    // To the moment, for warnings and ends: a tick may come a quarter of a second late.
    due = setTimeout(look, pause + afterMs)
    if (!lookAgain) return
    lookAgain = false
    await look()
  }
  const hear = (heard: Heard) => {
    const list = () => concerns(viewer, heard) && !closed && sessions()
    // Whose own session ended hears that, and nothing of lists.
    if (threatens(viewer, heard) || tellsAnew(viewer, heard)) void look().then(list)
    else list()
  }

  const forget = register({ sessionId: viewer.sessionId, userId: viewer.userId, close })
  state.hearers.add(hear)
  controller.enqueue(encoder.encode('retry: 1000\n\n'))
  // Whose stream it is: the tab that asks may have been made for the session before.
  send('ready', { version: liveVersion(viewer), session: viewer.sessionId })
  // What happened between the guard and this line is seen here.
  void look()
  const tick = () => {
    const wait = state.listening ? pause : Math.min(pause, checkWithoutNoticesMs)
    if (performance.now() >= lookedAt + wait) void look()
  }
  timers.add(setInterval(tick, tickMs))
  timers.add(setInterval(() => state.listening || sessions(), listWithoutNoticesMs))
  timers.add(setInterval(() => sendVersion('beat'), beatMs))
  timers.add(setTimeout(close, lifeMs))
  return close
}
