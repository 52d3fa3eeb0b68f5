import { beside } from '@/app/_explorer/beside'
import { NotCounted } from '@/app/(console)/_analysis/not-counted'
import { kill } from '@/app/(console)/sessions/actions'
import type { UserContext } from '@/lib/access/context'
import { mapQueryText } from '@/lib/analytics/map-query'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { listsVersion } from '@/lib/web/lists-version'
import { mapProof } from './map-asked'
import { mapTiles } from './map-tiles'
import { SessionMap } from './session-map'
import { shownMap } from './shown-map'
import { wholeWorld } from './whole-world'

type Props = {
  readonly ctx: UserContext
  /** As the map's address means it: `status` is `active` for who is signed in now. */
  readonly query: SessionQuery
  readonly zone: string
}

/** The map as a part of another page: no list beside it. Whoever places it records that its page shows the sessions of the query, as lists do. */
export async function SmallMap({ ctx, query, zone }: Props) {
  const version = listsVersion(ctx)
  const shown = await beside(shownMap(ctx, { filter: sessionFilterOf(query, zone, ctx.now), ...wholeWorld }, zone), null)
  if (shown === null) return <NotCounted />
  return (
    <SessionMap
      query={mapQueryText(query)}
      begun={{ shown, version, proof: mapProof(ctx, query) }}
      zone={zone}
      visibleSince={ctx.visibleSince.getTime()}
      tiles={mapTiles()}
      killAction={kill}
      small
    />
  )
}
