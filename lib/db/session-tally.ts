import 'server-only'
import type { Context } from '@/lib/access/context'
import { lowestAt, momentOf } from './id-days'
import { longSearch } from './long-search'
import { indexedOf, isByWord, ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import { type Part, partsOf } from './session-parts'
import { countedDays, type SessionTally } from './session-tally-days'
import { type TallyPart, type TallySearch, tallyByDay, tallyByKey, tallyUnnoticed } from './session-tally-scans'
import { APART_MS, groundOf, wholeOf } from './session-walk'
import { snapshot } from './snapshot'
import { type Pace, type Steps, walk } from './walk'

/** `since` is null where all were counted, else exactly those that started then or later were: the time was up. */
export type SessionTallies = { readonly tallies: readonly SessionTally[]; readonly since: Date | null }

/** All rows are wanted, by somebody who sees the rest of the page meanwhile. */
export const tallyPace: Pace = { firstRows: 16_000, mostMs: 4_000 }
/** Open sessions are few enough to be counted whatever the time. */
const untilDone: Pace = { ...tallyPace, mostMs: Number.POSITIVE_INFINITY }

/** What is counted of which sessions, in which snapshot. */
type Question = Pick<TallySearch, 'ctx' | 'run'> & { readonly parts: readonly TallyPart[]; readonly byWord: boolean }

type Walked = {
  readonly tallies: readonly SessionTally[]
  readonly stopped: { readonly id: string; readonly filter: SessionFilter } | null
}

const searchOf = ({ ctx, run }: Question, filter: SessionFilter, part: Part): TallySearch => ({
  ...{ ctx, filter, part, run },
  owner: ownerOf(ctx, filter),
})

/** Counts a part of the sessions in these periods, one after the other, and says where it stopped. */
async function walked(asked: Question, periods: readonly SessionFilter[], part: Part, pace: Pace): Promise<Walked> {
  const { ctx, parts, byWord } = asked
  const began = performance.now()
  const tallies: SessionTally[] = []
  const add = (found: readonly SessionTally[]) => {
    // One after the other: a great many arguments at once are too much for a call.
    for (const one of found) tallies.push(one)
    return false
  }
  for (const filter of periods) {
    const search = searchOf(asked, filter, part)
    const indexed = indexedOf(ctx, filter, part, byWord)
    const steps: Steps = {
      few: false,
      byKey: async (slice) => add(await tallyByKey(search, slice, parts)),
      byDay: async (stretch, within) => add(indexed === null ? [] : await tallyByDay(search, indexed, stretch, within, parts)),
    }
    const left = { ...pace, mostMs: pace.mostMs - (performance.now() - began) }
    const id = await walk(await groundOf(search), wholeOf(ctx, filter, 'down'), steps, left)
    if (id !== null) return { tallies, stopped: { id, filter } }
  }
  return { tallies, stopped: null }
}

/** Whatever of the period began then or later has been counted. */
const reached = ({ id, filter: { from } }: NonNullable<Walked['stopped']>) => new Date(Math.max(momentOf(id) + 1, from?.getTime() ?? 0))

/** What the walk has counted although it started before the moment at which the others stop: an id is made a little later than its session starts. */
async function countedBefore(asked: Question, { id, filter }: NonNullable<Walked['stopped']>, part: Part, since: Date) {
  const slice = { direction: 'down', from: lowestAt(since.getTime() + APART_MS), to: id } as const
  const found = await tallyByKey(searchOf(asked, { ...filter, to: since }, part), slice, asked.parts)
  return found.map((tally) => ({ ...tally, count: -tally.count }))
}

/** Ends of those that ran out unnoticed, and what of the filter lies in other parts than the greatest. */
async function beside(asked: Question, filter: SessionFilter, others: readonly Part[]): Promise<readonly SessionTally[]> {
  const found: SessionTally[] = []
  const isOver = filter.status !== 'active' && partsOf({ ...filter, status: 'terminated' }).includes('idle')
  if (asked.parts.includes('end') && isOver)
    for (const part of ['idle', 'overdue'] as const) found.push(...(await tallyUnnoticed(searchOf(asked, filter, part))))
  for (const part of others) found.push(...(await walked(asked, [filter], part, untilDone)).tallies)
  return found
}

/** Equal ones as one, and none of nothing. */
function summed(tallies: readonly SessionTally[]): SessionTally[] {
  const all = new Map<string, SessionTally>()
  for (const tally of tallies) {
    const key = JSON.stringify([tally.part, tally.a, tally.b, tally.c])
    all.set(key, { ...tally, count: tally.count + (all.get(key)?.count ?? 0) })
  }
  return [...all.values()].filter(({ count }) => count !== 0)
}

async function tallied(asked: Question, filter: SessionFilter, pace: Pace): Promise<SessionTallies> {
  const all = partsOf(filter)
  // The greatest takes what time there is; where it stops, everything else is counted as far back.
  const part = all.find((one) => one === 'ended') ?? all[0]
  const others = all.filter((one) => one !== part)
  const days = await countedDays(asked, filter)
  const most = part === undefined ? { tallies: [], stopped: null } : await walked(asked, days.rest, part, pace)
  const since = most.stopped && reached(most.stopped)
  if (part === undefined || most.stopped === null || since === null || since.getTime() === filter.from?.getTime())
    return { tallies: summed([...days.tallies, ...most.tallies, ...(await beside(asked, filter, others))]), since: null }
  const later = { ...filter, from: since }
  const less = await countedBefore(asked, most.stopped, part, since)
  const also = [...(await countedDays(asked, later)).tallies, ...(await beside(asked, later, others))]
  return { tallies: summed([...most.tallies, ...less, ...also]), since }
}

/**
 * Counts the sessions that match under each value of these parts, all at one moment. Who is not over is under no `end`.
 * @throws AppError `unavailable` where others count so much that its turn does not come, or the database is too busy.
 */
export async function sessionTallies(
  ctx: Context,
  filter: SessionFilter,
  parts: readonly TallyPart[],
  pace = tallyPace,
): Promise<SessionTallies> {
  // Asked before: within the snapshot everything goes over its one connection.
  const byWord = Boolean(filter.text) && (await isByWord())
  return longSearch(ctx, () => snapshot((run) => tallied({ ctx, run, parts, byWord }, filter, pace)))
}
