import pg from 'pg'
import type { UserContext } from '@/lib/access/context'
import type { Figure } from '@/scripts/bench/figure'
import { ms } from '@/scripts/bench/figure'
import type { Part } from '@/scripts/bench/part'
import { SECRET } from '@/scripts/bench/part'
import { addPerson, addSession } from '@/scripts/bench/people'
import { median } from '@/scripts/bench/statistics'
import { createDatabase } from '@/tests/helpers/database'

const RACES = 1_000
const AT_ONCE = 5
const MOST_MS = 2_500

/** lib/db reads its address once, so the environment comes before the first import of a verb. */
async function verbs() {
  const { killRaces } = await import('@/scripts/bench/races/kill-races')
  const { doubleSignOuts, mutualKills } = await import('@/scripts/bench/races/rival-ends')
  const { contextOf } = await import('@/scripts/bench/races/protocol')
  const { startRival } = await import('@/scripts/bench/races/rival-process')
  return { killRaces, doubleSignOuts, mutualKills, contextOf, startRival }
}

type Tally = Awaited<ReturnType<Awaited<ReturnType<typeof verbs>>['killRaces']>>

function figure(name: string, ended: number, { times, resurrected, late, records, errors, writes }: Tally, floor: number): Figure {
  const slowest = times.length === 0 ? 0 : Math.max(...times)
  if (errors.length > 0) process.stderr.write(`\n${name}: ${[...new Set(errors)].slice(0, 3).join('\n')}\n`)
  const facts = `${resurrected} resurrected, ${late} late writes, ${records - ended} records too many or few, ${errors.length} errors`
  const time = times.length === 0 ? '' : `; kill median ${ms(median(times))}, slowest ${ms(slowest)}; ${writes} competing acts`
  return {
    part: 'races',
    name,
    target: `0, 0, 0, 0${times.length === 0 ? '' : `; each ≤ ${ms(MOST_MS)}`}`,
    measured: facts + time,
    floor: times.length === 0 ? '' : `${ms(floor)} (kill of an idle session)`,
    ratio: times.length === 0 ? null : median(times) / floor,
    good: resurrected === 0 && late === 0 && records === ended && errors.length === 0 && slowest <= MOST_MS,
  }
}

/** Kills against whatever else happens to the session, by the verbs themselves, in two processes with a pool each. */
export const races: Part = async () => {
  const database = await createDatabase()
  process.env.DATABASE_URL = database.appUrl
  process.env.AUTH_SECRET = SECRET
  const { killRaces, doubleSignOuts, mutualKills, contextOf, startRival } = await verbs()
  const rival = startRival()
  // Only what the verbs write needs to reach the disk before they go on.
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: AT_ONCE, options: '-c synchronous_commit=off' })
  // Without a listener the end of the cluster would end us before we have cleaned up.
  owner.on('error', () => {})
  try {
    const managers = [
      await addPerson(owner, 'Mara Manager', 'audit_manager'),
      await addPerson(owner, 'Max Manager', 'audit_manager'),
    ] as const
    const victim = await addPerson(owner, 'Vera Victim', 'audit_user')
    // One manager's kills queue behind one another, so each race that runs at the same time has a manager of its own.
    const killers: UserContext[] = []
    for (let i = 0; i < AT_ONCE; i += 1) killers.push(contextOf(await addSession(owner, managers[0])))
    const against = (
      kind: 'touch' | 'write' | 'write-without-pause' | 'stall',
      rivals: number,
      head: number,
      times: number,
      atOnce: number,
    ) => killRaces(owner, rival, killers, victim, { kind, rivals, head }, times, atOnce)

    const idle = await against('touch', 0, 0, 100, 1)
    const floor = median(idle.times)
    const touch = await against('touch', 1, 3, RACES, AT_ONCE)
    const write = await against('write', 1, 10, RACES, AT_ONCE)
    const pauseless = await against('write-without-pause', 4, 30, 60, 1)
    const stalled = await against('stall', 1, 5, 6, 3)
    const mutual = await mutualKills(owner, rival, managers, 50)
    const signOuts = await doubleSignOuts(owner, rival, victim, 200)
    return [
      figure(`${RACES} kills against the activity touch`, RACES, touch, floor),
      figure(`${RACES} kills against writes in flight`, RACES, write, floor),
      figure('60 kills against four writers without pause', 60, pauseless, floor),
      figure('6 kills against a write that stalls', 6, stalled, floor),
      figure('50 times two kills of each other', mutual.writes, mutual, floor),
      figure('200 times two sign-outs at once', signOuts.writes, signOuts, floor),
    ]
  } finally {
    rival.end()
    await owner.end()
    await database.close()
  }
}
