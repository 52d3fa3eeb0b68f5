import type { EndReason } from '@/lib/sessions/schema'
import { HOUR, MINUTE, told } from './clock'
import type { Json } from './log-line'
import type { Person } from './people'
import type { Random } from './random'
import type { PastSession } from './session'
import { bySession, deadlineOf, tell, type World } from './world'

const kills: readonly (readonly [note: string | null, message: string | null])[] = [
  ['Sign-in from a country where nobody of the team is.', 'Please call the service desk before you sign in again.'],
  ['Reported lost laptop, ticket 4711.', 'Your laptop was reported lost. Sign in from another device.'],
  ['Shared workstation left open in the lobby.', null],
  ['Two places at once, 9,000 km apart.', 'We saw your account in two places at once. Change your password.'],
  [null, null],
  ['Contract ended today.', null],
  ['Maintenance of the archive at noon.', 'The archive is being moved. Sign in again after 13:00.'],
]

/** What a manager wrote for the log and for the person. */
export const killTexts = (random: Random) => random.pick(kills)

type Ender = { readonly in: PastSession; readonly at: number }
type Ending = {
  readonly reason: EndReason
  readonly by?: Person | null
  readonly byName?: string | null
  readonly in?: string | null
  readonly note?: string | null
  readonly message?: string | null
}

function close(world: World, session: PastSession, endedAt: number, ending: Ending): { before: Json; after: Json } {
  session.endedAt = Math.max(session.startedAt, endedAt)
  session.lastActivityAt = Math.min(session.lastActivityAt, session.endedAt)
  session.endReason = ending.reason
  session.endedBy = ending.by ?? null
  session.endedByName = ending.byName ?? ending.by?.name ?? null
  session.endedIn = ending.in ?? null
  session.note = ending.note ?? null
  session.message = ending.message ?? null
  world.open.delete(session)
  if (world.openIn.get(session.browser) === session) world.openIn.delete(session.browser)
  world.ended.push(session)
  const idOf = (person: Person | null) => world.workers.find((worker) => worker.person === person)?.id ?? null
  const after = {
    ...{ ended_at: told(session.endedAt), end_reason: session.endReason, ended_by: idOf(session.endedBy) },
    ...{ ended_by_name: session.endedByName, end_note: session.note, end_message: session.message },
  }
  const changed = Object.entries(after).filter(([, value]) => value !== null)
  return { before: Object.fromEntries(changed.map(([name]) => [name, null])), after: Object.fromEntries(changed) }
}

const about = (session: PastSession, action: 'out' | 'ended') => ({
  ...({ kind: 'sign_in', action, type: 'session', resource: session.id, label: session.worker.person.name } as const),
})

/** Somebody ends a session in one of theirs: that very one, another of their own, or somebody else's. */
export function endBy(world: World, session: PastSession, ender: Ender, ending: Pick<Ending, 'reason' | 'note' | 'message'>): void {
  const by = ender.in.worker.person
  const changed = close(world, session, ender.at, { ...ending, by, in: ender.in.id })
  const action = ending.reason === 'signed_out' ? 'out' : 'ended'
  tell(world, ender.at, bySession(world, ender.in, ender.at), { ...about(session, action), ...changed })
}

const ranOutBy = ({ clocks }: World, session: PastSession): EndReason =>
  session.lastActivityAt + clocks.idle * MINUTE <= Math.min(session.startedAt + 720 * HOUR, session.startedAt + clocks.limit * MINUTE)
    ? 'idle'
    : 'time_limit'

/** The same browser signs in anew, as `next`: the step that signs in ends what was open. */
export function replace(world: World, session: PastSession, next: PastSession): void {
  const deadline = deadlineOf(world, session)
  const changed =
    deadline <= next.startedAt
      ? close(world, session, deadline, { reason: ranOutBy(world, session) })
      : close(world, session, next.startedAt, { reason: 'replaced', byName: 'sign-in' })
  tell(world, next.startedAt, bySession(world, next, next.startedAt), { ...about(session, 'ended'), ...changed })
}

/** The job writes down who ran out: they ended at their deadline, whenever it comes by. */
export function endRunOut(world: World, at: number): void {
  for (const session of world.open) {
    const deadline = deadlineOf(world, session)
    if (deadline > at) continue
    const changed = close(world, session, deadline, { reason: ranOutBy(world, session) })
    tell(world, at, { source: 'job', actorKind: 'job', actorName: 'timeouts' }, { ...about(session, 'ended'), ...changed })
  }
}

/** Rollcall itself ends a session. */
export function endBySystem(world: World, session: PastSession, at: number): void {
  const changed = close(world, session, at, { reason: 'system' })
  tell(world, at, { source: 'job', actorKind: 'system', actorName: 'rollcall' }, { ...about(session, 'ended'), ...changed })
}
