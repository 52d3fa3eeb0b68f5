import type pg from 'pg'
import type { UserContext } from '@/lib/access/context'
import { applicationClock } from '@/scripts/bench/lists/backend-time'
import { median } from '@/scripts/bench/statistics'

const ROUNDS = 9
const WRITES = 60
const MOST_STALLED = 50

type Costs = { readonly recorded: number; readonly bare: number; readonly recordedWork: number; readonly bareWork: number }

/** lib/db reads its address once, so the environment comes before the first import of a door. */
const door = async () => (await import('@/lib/db/write')).write

/**
 * One row through the writing door, with recording and without by turns: medians by the wall, and of the database's processor time. The table is
 * the same: only its owner can take recording off it for a while.
 */
export async function singleCosts(owner: pg.Client, ctx: UserContext, personId: string): Promise<Record<'update' | 'create', Costs>> {
  const write = await door()
  let number = 0
  const next = () => {
    number += 1
    return number
  }
  const works = {
    update: () => write(ctx, (tx) => tx.user.update({ where: { id: personId }, data: { name: `Name ${next()}` } })),
    create: () =>
      write(ctx, (tx) =>
        tx.user.create({ email: `made-${next()}@example.org`, name: 'Made', role: 'audit_user', roleBy: null, roleByName: 'Bench' }),
      ),
  }
  let stalled = 0
  const timed = async (work: () => Promise<unknown>, recorded: boolean) => {
    for (const trigger of ['record_insert', 'record_update'])
      await owner.query(`ALTER TABLE users ${recorded ? 'ENABLE ALWAYS' : 'DISABLE'} TRIGGER ${trigger}`)
    // The first one plans anew.
    for (let warm = 0; warm < 5; warm += 1) await work().catch(() => {})
    const clock = await applicationClock(owner)
    const worked = clock()
    const waited: number[] = []
    while (waited.length < WRITES) {
      const began = performance.now()
      // The door refuses what the machine itself stalled for two seconds: no sample of either.
      const done = await work().then(
        () => true,
        () => false,
      )
      if (done) waited.push(performance.now() - began)
      else stalled += 1
      if (stalled > MOST_STALLED) throw new Error('Too many writes were refused.')
    }
    return { waited: median(waited), worked: (clock() - worked) / WRITES }
  }
  const costs = async (work: () => Promise<unknown>): Promise<Costs> => {
    const rounds: { on: Awaited<ReturnType<typeof timed>>; off: Awaited<ReturnType<typeof timed>> }[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ off: await timed(work, false), on: await timed(work, true) })
    return {
      recorded: median(rounds.map(({ on }) => on.waited)),
      bare: median(rounds.map(({ off }) => off.waited)),
      recordedWork: median(rounds.map(({ on }) => on.worked)),
      bareWork: median(rounds.map(({ off }) => off.worked)),
    }
  }
  return { update: await costs(works.update), create: await costs(works.create) }
}
