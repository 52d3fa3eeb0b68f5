import type { Visitor } from '@/tests/helpers/visitor'

/** What a writer tries to bring about. Each can be found again by a name that the writer chose, answered or not. */
export type Effect = 'sign_in' | 'kill' | 'create_user' | 'change_role'

/** What the writer was told: that it is done, that nothing was done, or nothing that can be relied on. */
type Told = 'done' | 'refused' | 'unknown'

export type Entry = {
  readonly effect: Effect
  /** Of a sign-in its user agent, of a kill its session, of a new person the address, of a changed role the person. */
  readonly key: string
  told: Told
  /** The browser that the effect is about: signed in, or ended. */
  readonly browser?: Visitor
}

/** The clients' own memory of what they tried and what they were told: it shares nothing with the server that it is held against. */
export type Journal = Entry[]

/** Notes a try before it is made, so that one that is never answered stands there as unknown. */
export function begin(journal: Journal, effect: Effect, key: string, browser?: Visitor): Entry {
  const entry: Entry = { effect, key, told: 'unknown', ...(browser === undefined ? {} : { browser }) }
  journal.push(entry)
  return entry
}
