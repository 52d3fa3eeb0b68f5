import { HOUR, MINUTE } from './clock'
import { activityLine, type Json, type What, type Who } from './log-line'
import type { Origins } from './origins'
import type { Person } from './people'
import type { Random } from './random'
import type { Row } from './row'
import type { Browser, PastSession, Worker } from './session'

/** The clocks as they stood at some moment. */
type Clocks = { idle: number; limit: number; since: number }

/** A record of the example's tables with when it was made and last changed. */
export type Record_<T> = { readonly values: T; readonly madeAt: number; changedAt: number }

export type Contact = {
  readonly id: string
  owner_id: string
  name: string
  email: string | null
  phone: string | null
  company: string | null
  note: string | null
  tags: readonly string[]
  birthday: string | null
  favourite: boolean
}

export type Order = {
  readonly id: string
  owner_id: string
  number: string
  customer: string
  status: string
  total: number
  currency: string
  placed_on: string
  note: string | null
}

/** Rows beside the sessions, by table, in the order in which they were written. */
export type Beside = 'device_labels' | 'place_corrections' | 'reviews' | 'notices'

type Deed = {
  readonly after: number
  readonly role: 'audit_manager' | 'system_administrator'
  readonly done: (session: PastSession, at: number) => void
}

/** All that is there at one moment of the past, and how it is told. It goes forward only. */
export type World = {
  readonly now: number
  readonly random: Random
  readonly origins: Origins
  readonly workers: readonly Worker[]
  readonly shapes: ReadonlyMap<string, number>
  readonly clocks: Clocks
  readonly settings: Record<string, unknown>
  readonly open: Set<PastSession>
  readonly openIn: Map<Browser, PastSession>
  readonly known: Set<Browser>
  readonly contacts: Map<Worker, Record_<Contact>[]>
  readonly orders: Record_<Order>[]
  readonly status: Map<Person, Person['status']>
  readonly roles: Map<Person, Person['role']>
  /** Who was given another role in this past, when, and by whom. */
  readonly roleChanges: Map<Worker, { at: string; by: Worker }>
  /** When each of them signed in last. */
  readonly lastSignIn: Map<Worker, number>
  /** What somebody with that role does as soon as they are there after its moment. */
  readonly planned: Deed[]
  readonly beside: Record<Beside, Row[]>
  /** Views that were repeated: rows of log.view_folds. */
  readonly folds: Row[]
  /** Of the newest activities: what managers open. */
  readonly recent: { id: string; actor: string; type: string }[]
  /** Sessions of stories, whose end is part of the story: chance leaves them alone. */
  readonly spared: Set<PastSession>
  /** Sessions that were used from more than one address. */
  readonly moved: PastSession[]
  /** Sessions that have ended and wait to be written. */
  readonly ended: PastSession[]
  /** Lines of the day in hand, and how many activities and sessions there were in all. */
  lines: string[]
  activities: number
  sessions: number
}

/** When a session runs out under the clocks of now: idle, its limit, thirty days. */
export const deadlineOf = ({ clocks }: World, session: PastSession): number =>
  Math.min(
    session.startedAt + 720 * HOUR,
    Math.max(clocks.since, session.lastActivityAt + clocks.idle * MINUTE),
    Math.max(clocks.since, session.startedAt + clocks.limit * MINUTE),
  )

export const isLive = (world: World, session: PastSession, at: number): boolean =>
  session.endedAt === null && at < deadlineOf(world, session)

/** Puts an activity into the log; `at` is the moment in its id. Answers the id. */
export function tell(world: World, at: number, who: Who, what: What): string {
  const id = world.random.uuid(at)
  const isRow = what.kind === 'change' || what.type === 'session'
  world.lines.push(activityLine(id, who, what, isRow && what.kind !== 'read' ? world.shapes.get(what.type ?? '') : undefined))
  world.activities += 1
  return id
}

/** The part of an activity that says who: a person in a session of theirs, by one request. */
export const bySession = (world: World, session: PastSession, at: number): Who => ({
  source: 'web',
  actorKind: 'user',
  actorId: session.worker.id,
  actorName: session.worker.person.name,
  sessionId: session.id,
  ip: session.address,
  request: world.random.uuid(at),
})

type Change = { action: string; type: string; resource: string; label: string; before?: Json; after?: Json }

/** A change of a recorded row. */
export function tellChange(world: World, at: number, who: Who, what: Change): string {
  const id = tell(world, at, who, { kind: 'change', ...what })
  if (world.recent.push({ id, actor: who.actorName, type: what.type }) > 400) world.recent.splice(0, 200)
  return id
}

type Values = Record<string, unknown>

const isSame = (a: unknown, b: unknown) => a === b || (Array.isArray(a) && Array.isArray(b) && a.join() === b.join())

/** The columns that `to` gives another value, before and after, as the recorder tells a change; null where there is none. */
export function difference<T extends object>(from: T, to: Partial<T>): { before: Values; after: Values } | null {
  const [before, after]: [Values, Values] = [{}, {}]
  let any = false
  for (const name of Object.keys(to) as (keyof T & string)[]) {
    if (isSame(from[name], to[name])) continue
    before[name] = from[name]
    after[name] = to[name]
    any = true
  }
  return any ? { before, after } : null
}
