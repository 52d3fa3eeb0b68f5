import { concerned, type Heard, newMark } from './events'

type Hearer = (heard: Heard) => void

/**
 * One per process. `listening` is false while notices cannot arrive: then everyone looks for himself. It keeps the mark of what it heard last of lists:
 * of all, of what may concern everyone, and of what concerns one person.
 */
export type Hub = {
  readonly hearers: Set<Hearer>
  listening: boolean
  started: boolean
  heard: string
  heardByAll: string
  readonly heardBy: Map<string, string>
}

const key = Symbol.for('rollcall.live')

/** The process's hub. Next bundles routes apart, so it hangs on globalThis. */
export function hub(): Hub {
  const shared = globalThis as { [key]?: Hub }
  shared[key] ??= { hearers: new Set(), listening: false, started: false, heard: '', heardByAll: '', heardBy: new Map() }
  return shared[key]
}

/** Hands an event to everyone who listens in this process. What no notice has brought is marked as heard by this process alone. */
export function tell(heard: Heard, mark: string = newMark()): void {
  const state = hub()
  const users = concerned(heard)
  if (users === null || users.length > 0) state.heard = mark
  if (users === null) state.heardByAll = mark
  for (const id of users ?? []) state.heardBy.set(id, mark)
  // A copy: hearing of its end, a stream leaves the set.
  for (const hear of [...state.hearers]) hear(heard)
}
