const key = Symbol.for('rollcall.letters')
type Shared = { [key]?: () => void }

/** Names who is told when letters have come into the outbox; one per process, which hangs on globalThis since Next bundles routes apart. */
export function onLettersQueued(listener: () => void): void {
  ;(globalThis as Shared)[key] = listener
}

/** A write that put letters into the outbox has committed. Nobody waits for what comes of it. */
export function lettersQueued(): void {
  ;(globalThis as Shared)[key]?.()
}
