import type { Context } from '@/lib/access/context'
import type { KnownPlace } from '@/lib/db/map-part'
import { read } from '@/lib/db/read'
import { positionOf } from '@/lib/origin/gazetteer'

/** Where the places lie that managers gave as corrections: of which nobody knows where they are, nothing is said. */
export async function knownPlaces(ctx: Context): Promise<readonly KnownPlace[]> {
  const places = await read(ctx).session.correctedPlaces()
  return places.flatMap(({ country, city }) => {
    const position = positionOf(country, city)
    return position === null ? [] : [{ country, city, ...position }]
  })
}
