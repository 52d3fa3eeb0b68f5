import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { PointGroup } from '@/lib/db/session-point-scans'
import { knownPlaces } from '@/lib/sessions/known-places'
import type { GeoBox } from './geo-box'
import { viewOf } from './map-cells'
import { clustersOf, noTones, withTone } from './map-clusters'
import { type MapView, mapBuckets } from './map-view'

/** Which sessions, what is seen, and how near. */
export type MapQuestion = {
  readonly filter: SessionFilter
  readonly box: GeoBox
  readonly zoom: number
}

const sum = (groups: readonly PointGroup[]) => groups.reduce((all, { count }) => all + count, 0)

function countriesOf(groups: readonly PointGroup[]): MapView['countries'] {
  const counts = new Map<string, number>()
  for (const { recorded, count } of groups) if (recorded !== null) counts.set(recorded, (counts.get(recorded) ?? 0) + count)
  return [...counts].map(([country, count]) => ({ country, count })).sort((a, b) => b.count - a.count || (a.country < b.country ? -1 : 1))
}

/**
 * The sessions in sight that match, as markers of a map: counted where they are, with what is nowhere beside it. However many match, there are no more markers than fit.
 */
export async function mapSessions(ctx: Context, { filter, box, zoom }: MapQuestion): Promise<MapView> {
  assertMay(ctx, 'session.list')
  const known = await knownPlaces(ctx)
  const { groups, complete } = await read(ctx).session.points({ filter, known }, viewOf(box, zoom))
  const buckets = mapBuckets.map((kind) => {
    const of = groups.filter((group) => group.kind === kind)
    return { kind, count: sum(of), by: of.reduce((by, { tone, count }) => withTone(by, tone, count), noTones) }
  })
  return {
    total: sum(groups),
    outside: sum(groups.filter(({ kind, x }) => kind === 'place' && x === null)),
    markers: clustersOf(groups, zoom, (box.west + box.east) / 2),
    buckets: buckets.filter(({ count }) => count > 0),
    countries: countriesOf(groups),
    complete,
  }
}
