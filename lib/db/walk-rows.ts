import 'server-only'
import { type Direction, type Ground, type Pace, type Stretch, walk } from './walk'

/** Matches in order, each with its position; where the search stopped before it was done. */
export type Found<Row> = {
  readonly found: readonly { readonly row: Row; readonly position: string }[]
  readonly stopped: string | null
}

/** Up to `take` matches from a position on, in the direction of the key. */
export type Source<Row> = (direction: Direction, position: string | undefined, take: number) => Promise<Found<Row>>

const near = (direction: Direction, id: string, bound: string) => (direction === 'down' ? id >= bound : id <= bound)

async function searched<Row>(ground: Ground<Row>, stretch: Stretch, take: number, pace: Pace) {
  const rows: Row[] = []
  const add = (found: readonly Row[]) => rows.push(...found) >= take
  const stopped = await walk(
    ground,
    stretch,
    {
      few: true,
      byKey: async (slice) => add(await ground.rowsByKey(slice, take - rows.length)),
      byDay: async (rest, days) => add(await ground.rowsByDay(rest, days, take - rows.length)),
    },
    pace,
  )
  return { rows, stopped }
}

/** Where a list in the order of its ids gets its rows: grounds, made anew for each search, and how far they reach. */
export type ByWalk<Row> = {
  readonly grounds: () => Promise<readonly Ground<Row>[]>
  readonly whole: (direction: Direction, position?: string) => Stretch
}

/** A list in the order of the ids, merged from disjoint parts. No part is searched beyond what the others leave room for. */
export function byWalk<Row extends { readonly id: string }>({ grounds, whole }: ByWalk<Row>, pace: Pace): Source<Row> {
  return async (direction, position, take) => {
    const stretch = whole(direction, position?.toLowerCase())
    let [rows, bound, stopped]: [Row[], string, string | null] = [[], stretch.to, null]
    for (const ground of await grounds()) {
      const found = await searched(ground, { ...stretch, to: bound }, take, pace)
      if (found.stopped !== null) [bound, stopped] = [found.stopped, found.stopped]
      const reached = bound
      rows = [...rows, ...found.rows]
        .filter(({ id }) => near(direction, id, reached))
        .sort((a, b) => (near(direction, a.id, b.id) ? -1 : 1))
      if (rows.length >= take) {
        rows = rows.slice(0, take)
        bound = rows.at(-1)?.id ?? bound
        stopped = null
      }
    }
    return { found: rows.map((row) => ({ row, position: row.id })), stopped }
  }
}
