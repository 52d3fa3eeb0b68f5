/** An open stream, as far as others must know it. */
export type OpenStream = { readonly sessionId: string; readonly userId: string; close(): void }

const perUser = 20
const perSession = 6
const key = Symbol.for('rollcall.streams')
type Registry = { readonly open: Set<OpenStream>; watchesSignals: boolean }

function registry(): Registry {
  const shared = globalThis as { [key]?: Registry }
  shared[key] ??= { open: new Set(), watchesSignals: false }
  return shared[key]
}

/** How many streams are open in this process. */
export function openStreams(): number {
  return registry().open.size
}

/** Whether a person has too many streams open for another one. */
export function isFull(userId: string): boolean {
  return [...registry().open].filter((stream) => stream.userId === userId).length >= perUser
}

/** Notes an open stream and returns how to forget it. A browser that opens too many loses its oldest: it may have died unnoticed. */
export function register(stream: OpenStream): () => void {
  const { open } = registry()
  const same = [...open].filter((other) => other.sessionId === stream.sessionId)
  for (const oldest of same.slice(0, Math.max(0, same.length - perSession + 1))) oldest.close()
  open.add(stream)
  closeAtStop()
  return () => open.delete(stream)
}

/** Ends every stream; browsers come back by themselves. A server waits for open answers before it stops. */
export function closeStreams(): void {
  for (const stream of [...registry().open]) stream.close()
}

function closeAtStop(): void {
  const state = registry()
  if (state.watchesSignals) return
  state.watchesSignals = true
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, closeStreams)
}
