import { beside } from '@/app/_explorer/beside'
import { NotCounted } from '@/app/(console)/_analysis/not-counted'
import { kill } from '@/app/(console)/sessions/actions'
import type { UserContext } from '@/lib/access/context'
import { mapQueryText } from '@/lib/analytics/map-query'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { listsVersion } from '@/lib/web/lists-version'
import { countryNames } from './country-names'
import { mapProof } from './map-asked'
import { mapTiles } from './map-tiles'
import { periodOf } from './period-of'
import { SessionMap } from './session-map'
import { shownMap } from './shown-map'
import { smallWorld } from './whole-world'

type Props = {
  readonly ctx: UserContext
  /** As the map's address means it: `status` is `active` for who is signed in now. */
  readonly query: SessionQuery
  /** What the page around it is about: its period is that of the slider. */
  readonly around: SessionQuery
  readonly zone: string
}

/** The map as a part of another page: no list beside it. Whoever places it records that its page shows the sessions of the query, as lists do. */
export async function SmallMap({ ctx, query, around, zone }: Props) {
  const version = listsVersion(ctx)
  const [filter, other] = await Promise.all([sessionFilterOf(ctx, query, zone), sessionFilterOf(ctx, around, zone)])
  const shown = await beside(shownMap(ctx, { filter, ...smallWorld }, zone), null)
  if (shown === null) return <NotCounted />
  return (
    <SessionMap
      query={mapQueryText(query)}
      begun={{ shown, told: smallWorld, version, proof: mapProof(ctx, query), names: countryNames, period: periodOf(around, other) }}
      zone={zone}
      visibleSince={ctx.visibleSince.getTime()}
      tiles={mapTiles()}
      killAction={kill}
      small
    />
  )
}
