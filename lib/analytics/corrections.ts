import type { Context } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import type { KnownPlace } from '@/lib/db/session-point-rows'
import { positionOf } from '@/lib/origin/gazetteer'

/** Where the places lie that managers gave as corrections: of which nobody knows where they are, nothing is said. */
export async function corrections(ctx: Context): Promise<readonly KnownPlace[]> {
  const places = await read(ctx).session.correctedPlaces()
  return places.flatMap(({ country, city }) => {
    const position = positionOf(country, city)
    return position === null ? [] : [{ country, city, ...position }]
  })
}
