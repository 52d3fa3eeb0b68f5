import { concerned, type Heard } from './events'

type Hearer = (heard: Heard) => void

/**
 * One per process. `listening` is false while notices cannot arrive: then everyone looks for himself. For those who poll it counts what it
 * heard: all of it, what may concern everyone, and what concerns one person.
 */
export type Hub = {
  readonly hearers: Set<Hearer>
  listening: boolean
  started: boolean
  heard: number
  heardByAll: number
  readonly heardBy: Map<string, number>
}

const key = Symbol.for('rollcall.live')

/** The process's hub. Next bundles routes apart, so it hangs on globalThis. */
export function hub(): Hub {
  const shared = globalThis as { [key]?: Hub }
  shared[key] ??= { hearers: new Set(), listening: false, started: false, heard: 0, heardByAll: 0, heardBy: new Map() }
  return shared[key]
}

/** Hands an event to everyone who listens in this process. */
export function tell(heard: Heard): void {
  const state = hub()
  state.heard += 1
  const users = concerned(heard)
  if (users === null) state.heardByAll += 1
  for (const id of users ?? []) state.heardBy.set(id, (state.heardBy.get(id) ?? 0) + 1)
  // A copy: hearing of its end, a stream leaves the set.
  for (const hear of [...state.hearers]) hear(heard)
}
