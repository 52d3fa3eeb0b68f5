import type { Route } from 'next'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { Moving } from '@/app/_ui/moving'
import { Notice } from '@/app/_ui/notice'
import { PageHeader } from '@/app/_ui/page-header'
import { SessionFilters } from '@/app/(console)/sessions/_filters/session-filters'
import type { UserNames } from '@/app/(console)/sessions/_filters/value-name'
import { kill } from '@/app/(console)/sessions/actions'
import type { UserContext } from '@/lib/access/context'
import { mapQueryText } from '@/lib/analytics/map-query'
import { en } from '@/lib/i18n/en'
import type { Draft } from '@/lib/lists/list-query'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { mapTiles } from './_map/map-tiles'
import { SessionMap } from './_map/session-map'
import type { Begun } from './_map/use-map'
import { mapPath } from './map-path'

type Props = {
  readonly ctx: UserContext
  readonly query: SessionQuery
  readonly names: UserNames
  /** What of the address was left out, in sentences. */
  readonly remarks: readonly string[]
  readonly draft: Draft<ChoiceField> | null
  readonly path: Route | null
  readonly clock: ClockView
  /** What the page was made with. */
  readonly begun: Begun
  readonly seesEveryone: boolean
}

/** The whole page `/map` below the shell. */
export function MapPageView({ ctx, query, names, remarks, draft, path, clock, begun, seesEveryone }: Props) {
  const words = en.map
  return (
    <Moving path={path}>
      <PageHeader title={words.title} lead={seesEveryone ? words.leadAll : words.leadOwn} />
      <SessionFilters
        query={query}
        names={names}
        clock={clock}
        visibleSince={ctx.visibleSince}
        draft={draft}
        mayChooseUser={seesEveryone}
        place="/map"
        path={mapPath}
        label={en.filters.label}
        endless
      />
      {remarks.length > 0 && (
        <Notice tone="warning">
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </Notice>
      )}
      <SessionMap
        query={mapQueryText(query)}
        begun={begun}
        zone={clock.zone}
        visibleSince={ctx.visibleSince.getTime()}
        tiles={mapTiles()}
        killAction={kill}
      />
      <Clock now={clock.now} />
    </Moving>
  )
}
