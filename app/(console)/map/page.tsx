import type { Metadata } from 'next'
import { readPreferences } from '@/app/_ui/preferences'
import { may } from '@/lib/access/may'
import { parseMapQuery } from '@/lib/analytics/map-query'
import { en } from '@/lib/i18n/en'
import { resolveSpelling } from '@/lib/sessions/resolve-spelling'
import { resolveUsers } from '@/lib/sessions/resolve-users'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { listsVersion } from '@/lib/web/lists-version'
import { requireContext, settleAt } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { countryNames } from './_map/country-names'
import { mapLook, mapProof, showsOthers } from './_map/map-asked'
import { periodOf } from './_map/period-of'
import { shownMap } from './_map/shown-map'
import { wholeWorld } from './_map/whole-world'
import { MapPageView } from './map-page-view'
import { mapPath } from './map-path'

export const metadata: Metadata = { title: en.map.title }

const parts: Readonly<Record<string, string>> = en.filters.fields

export default async function MapPage({ searchParams }: PageProps<'/map'>) {
  const given = await searchParams
  const { query: asked, misunderstood, draft, added } = parseMapQuery(given)
  const [ctx, { zone }] = await Promise.all([requireContext('session.list', mapPath(asked)), readPreferences()])
  const { query, names, ambiguous } = await resolveUsers(ctx, await resolveSpelling(ctx, asked, added))
  const remarks = [
    ...misunderstood.map(({ part, value, most }) => en.filters.misunderstood(parts[part] ?? part, value, most)),
    ...ambiguous.map(en.filters.ambiguous),
  ]
  const path = draft === null && remarks.length === 0 ? mapPath(query) : null
  if (path !== null) await settleAt(path, given)
  const version = listsVersion(ctx)
  const view = showsOthers(ctx, query) ? viewing(ctx, mapLook(query), mapPath(query)) : null
  const filter = await sessionFilterOf(ctx, query, zone)
  const shown = await shownMap(ctx, { filter, ...wholeWorld }, zone)
  await view?.done(shown.total)
  return (
    <MapPageView
      ctx={ctx}
      query={query}
      names={names}
      remarks={remarks}
      draft={draft}
      path={path}
      clock={{ now: ctx.now.getTime(), zone }}
      begun={{ shown, told: wholeWorld, version, proof: mapProof(ctx, query), names: countryNames, period: periodOf(query, filter) }}
      seesEveryone={may(ctx, 'session.see_everyones')}
    />
  )
}
