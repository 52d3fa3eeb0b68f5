import { addSession, type Person, type Queryable } from '@/scripts/bench/people'
import { judge, newTally, type Tally } from './kill-races'
import { contextOf } from './protocol'
import type { Rival } from './rival-process'
import { perform } from './work'

const never = () => false

/** Two managers who end each other at the same moment, one here and one in the second process: one of them wins, nobody sees an error. */
export async function mutualKills(owner: Queryable, rival: Rival, managers: readonly [Person, Person], times: number): Promise<Tally> {
  const tally = newTally()
  for (let i = 0; i < times; i += 1) {
    const [ours, theirs] = [await addSession(owner, managers[0]), await addSession(owner, managers[1])]
    const there = rival.begin({ kind: 'kill', sessionId: ours.id, ctx: contextOf(theirs) })
    await there.started
    const here = await perform({ kind: 'kill', sessionId: theirs.id, ctx: contextOf(ours) }, never)
    tally.errors.push(...here.errors, ...(await there.outcome).errors)
    const { rows } = await owner.query<{ id: string }>('select id from sessions where id = any($1::uuid[]) and ended_at is not null', [
      [ours.id, theirs.id],
    ])
    if (rows.length === 0) tally.errors.push('Neither of two kills of each other ended anything.')
    tally.writes += rows.length
    await judge(
      owner,
      rows.map(({ id }) => id),
      tally,
    )
  }
  return tally
}

/** The same session signed out by two processes at the same moment. */
export async function doubleSignOuts(owner: Queryable, rival: Rival, person: Person, times: number): Promise<Tally> {
  const tally = newTally()
  for (let i = 0; i < times; i += 1) {
    const session = await addSession(owner, person)
    const job = { kind: 'sign-out', ctx: contextOf(session) } as const
    const there = rival.begin(job)
    await there.started
    const here = await perform(job, never)
    tally.errors.push(...here.errors, ...(await there.outcome).errors)
    tally.writes += 1
    await judge(owner, [session.id], tally)
  }
  return tally
}
