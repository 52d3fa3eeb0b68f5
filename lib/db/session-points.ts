import 'server-only'
import type { Context } from '@/lib/access/context'
import { indexedOf, isByWord, ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import { partsOf } from './session-parts'
import type { KnownPlace } from './session-point-rows'
import {
  correctedPlaces,
  groupsOf,
  type PointGroup,
  type PointPart,
  type PointPin,
  type PointSearch,
  type PointStep,
  type PointView,
  pinsOf,
  pinsOfPart,
} from './session-point-scans'
import { groundOf, wholeOf } from './session-walk'
import { visibleSql } from './visible'
import { type Pace, walk } from './walk'

/** Which sessions; with `at` those that were signed in at that moment, whatever has become of them. `known` says where corrected places lie. */
type PointQuestion = { readonly filter: SessionFilter; readonly at?: Date | undefined; readonly known: readonly KnownPlace[] }

/** `complete`: all were looked at; else those that started last, because there was not the time. */
type Points = { readonly groups: readonly PointGroup[]; readonly complete: boolean }

export type SessionPoints = {
  /** All matching sessions, counted where they are. */
  points(question: PointQuestion, view: PointView): Promise<Points>
  /** The newest of a part of the map, at most `take`. */
  pinsIn(question: PointQuestion, part: PointPart, take: number): Promise<readonly PointPin[]>
  /** Where these sessions are shown, in no order. */
  pins(ids: readonly string[], known: readonly KnownPlace[]): Promise<readonly PointPin[]>
  /** The places that managers gave as corrections of sessions in sight, for `known`. */
  correctedPlaces(): Promise<readonly { readonly country: string; readonly city: string | null }[]>
}

/** Live sessions are counted in one step. */
const counting: Pace = { firstRows: 64_000, mostMs: 1_500 }
const newestFirst: Pace = { firstRows: 4_000, mostMs: 500 }

/** A session lives 30 days at most (public.session_ends_at), so nobody who began before has been signed in at `at`. */
const LONGEST_LIFE_MS = 720 * 3_600_000

/** How far a search reaches: of a moment only what can have been signed in then. */
function reach({ filter: { from, to }, at }: PointQuestion): Pick<SessionFilter, 'from' | 'to'> {
  if (at === undefined) return { from, to }
  const oldest = new Date(at.getTime() - LONGEST_LIFE_MS)
  return { from: from === undefined || from < oldest ? oldest : from, to: to === undefined || at < to ? at : to }
}

/** Goes through all that match, each part newest first, until `take` wants no more of it; whether all were looked at. */
async function search(
  ctx: Context,
  question: PointQuestion,
  pace: Pace,
  take: (search: PointSearch, step: PointStep) => Promise<boolean>,
): Promise<boolean> {
  const { at, known } = question
  // Whoever was signed in at a moment may have been killed since.
  const filter = at === undefined ? question.filter : { ...question.filter, status: undefined }
  const byWord = Boolean(filter.text) && (await isByWord())
  const stretch = wholeOf(ctx, reach(question), 'down')
  let complete = true
  for (const part of partsOf(filter)) {
    const searched: PointSearch = { ctx, filter, part, owner: ownerOf(ctx, filter), at, known }
    const indexed = indexedOf(ctx, filter, part, byWord)
    const stopped = await walk(
      await groundOf(searched),
      stretch,
      {
        few: false,
        byKey: (slice) => take(searched, { slice }),
        byDay: async (rest, days) => indexed !== null && (await take(searched, { stretch: rest, days, indexed })),
      },
      pace,
    )
    complete &&= stopped === null
  }
  return complete
}

/** The map's half of the reading door. */
export function sessionPoints(ctx: Context): SessionPoints {
  return {
    async points(question, view) {
      const groups: PointGroup[] = []
      const complete = await search(ctx, question, counting, async (searched, step) => {
        groups.push(...(await groupsOf(searched, view, step)))
        return false
      })
      return { groups, complete }
    },
    async pinsIn(question, part, take) {
      const found = new Map<string, PointPin[]>()
      await search(ctx, question, newestFirst, async (searched, step) => {
        const pins = [...(found.get(searched.part) ?? []), ...(await pinsOfPart(searched, part, step, take))]
        found.set(searched.part, pins)
        return pins.length >= take
      })
      const pins = [...found.values()].flat()
      return pins.sort((a, b) => (a.id > b.id ? -1 : 1)).slice(0, take)
    },
    pins: (ids, known) => pinsOf(visibleSql(ctx, 'session', 's'), ids, known),
    correctedPlaces: () => correctedPlaces(ctx),
  }
}
