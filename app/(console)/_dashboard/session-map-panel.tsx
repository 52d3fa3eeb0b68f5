import { type ComponentProps, Suspense } from 'react'
import { Panel } from '@/app/(console)/_analysis/panel'
import panels from '@/app/(console)/_analysis/panel.module.css'
import { SmallMap } from '@/app/(console)/map/_map/small-map'
import { mapPath } from '@/app/(console)/map/map-path'
import type { UserContext } from '@/lib/access/context'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'

const words = en.dashboard.map
type Props = {
  readonly ctx: UserContext
  /** The list of those who are signed in now. */
  readonly active: SessionQuery
  /** What the page is about. */
  readonly query: SessionQuery
  readonly zone: string
  /** What is looked at first: the map is asked for when that has come, or failed. */
  readonly after: Promise<unknown>
}

/** Where those who are signed in now are. */
export function SessionMapPanel({ ctx, active, query, zone, after }: Props) {
  return (
    <Panel area="map" title={words.title} more={{ href: mapPath(active), label: words.all }}>
      <Suspense fallback={<div className={panels.waiting} data-waiting="" />}>
        <Later after={after} ctx={ctx} query={active} around={query} zone={zone} />
      </Suspense>
    </Panel>
  )
}

async function Later({ after, ...map }: { readonly after: Promise<unknown> } & ComponentProps<typeof SmallMap>) {
  await after.catch(() => {})
  return <SmallMap {...map} />
}
