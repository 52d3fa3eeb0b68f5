import 'server-only'
import type { Context } from '@/lib/access/context'
import type { KnownPlace, MapPart } from './map-part'
import { indexedOf, isByWord, ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import { partsOf } from './session-parts'
import {
  correctedPlaces,
  groupsOf,
  type PartPins,
  type PointGroup,
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

/** Which sessions; `known` says where corrected places lie. */
type PointQuestion = { readonly filter: SessionFilter; readonly known: readonly KnownPlace[] }

/** `complete`: all were looked at; else those that started last, because there was not the time. */
type Points = { readonly groups: readonly PointGroup[]; readonly complete: boolean }

export type SessionPoints = {
  /** All matching sessions, counted where they are. */
  points(question: PointQuestion, view: PointView): Promise<Points>
  /** The newest of a part of the map, at most `take`, and how many are in it: all, or those that were looked at in time. */
  pinsIn(question: PointQuestion, part: MapPart, take: number): Promise<PartPins>
  /** Where these sessions are shown, in no order. */
  pins(ids: readonly string[], known: readonly KnownPlace[]): Promise<readonly PointPin[]>
  /** The places that managers gave as corrections of sessions in sight, for `known`. */
  correctedPlaces(): Promise<readonly { readonly country: string; readonly city: string | null }[]>
}

const counting: Pace = { firstRows: 64_000, mostMs: 1_500 }

/**
 * Goes through all that match, each part newest first; whether all were looked at. `whole`: open ones in one step, which needs no edges to be found, unless each
 * is compared with words.
 */
async function search(
  ctx: Context,
  { filter, known }: PointQuestion,
  take: (search: PointSearch, step: PointStep) => Promise<void>,
  whole = false,
): Promise<boolean> {
  const byWord = Boolean(filter.text) && (await isByWord())
  const stretch = wholeOf(ctx, filter, 'down')
  let complete = true
  for (const part of partsOf(filter)) {
    const searched: PointSearch = { ctx, filter, part, owner: ownerOf(ctx, filter), known }
    if (whole && !filter.text && part === 'open') {
      await take(searched, { slice: stretch })
      continue
    }
    const indexed = indexedOf(ctx, filter, part, byWord)
    const stopped = await walk(
      await groundOf(searched),
      stretch,
      {
        few: false,
        byKey: async (slice) => {
          await take(searched, { slice })
          return false
        },
        byDay: async (rest, days) => {
          if (indexed !== null) await take(searched, { stretch: rest, days, indexed })
          return false
        },
      },
      counting,
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
      const take = async (searched: PointSearch, step: PointStep) => void groups.push(...(await groupsOf(searched, view, step)))
      const complete = await search(ctx, question, take, true)
      return { groups, complete }
    },
    async pinsIn(question, part, take) {
      const found: PartPins[] = []
      await search(ctx, question, async (searched, step) => {
        found.push(await pinsOfPart(searched, part, step, take))
      })
      const pins = found.flatMap((one) => one.pins).sort((one, other) => (one.id > other.id ? -1 : 1))
      return { pins: pins.slice(0, take), count: found.reduce((sum, { count }) => sum + count, 0) }
    },
    pins: (ids, known) => pinsOf(visibleSql(ctx, 'session', 's'), ids, known),
    correctedPlaces: () => correctedPlaces(ctx),
  }
}
