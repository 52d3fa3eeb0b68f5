import type { ReactNode } from 'react'
import { LeadOn } from '@/app/_charts/lead-on'
import { LiveRefresh } from '@/app/_live/live-refresh'
import { PauseLive } from '@/app/_live/pause-live'
import { Clock } from '@/app/_ui/clock'
import { Moving } from '@/app/_ui/moving'
import { Notice } from '@/app/_ui/notice'
import { PageHeader } from '@/app/_ui/page-header'
import { shortStamp } from '@/app/_ui/stamp'
import { SessionFilters } from '@/app/(console)/sessions/_filters/session-filters'
import { en } from '@/lib/i18n/en'
import styles from './analysis-frame.module.css'
import type { AskedPage } from './analysis-page'
import { analysisPath } from './analysis-query'
import { KeptSince } from './kept-since'

const words = en.dashboard

/** All is counted anew when sessions change, but that costs more than a list's rows do. */
const everyMs = 10_000
/** Values over time are dearer still, and calmer. */
const otherwiseMs = 30_000
/** What somebody points at, or is about to press, stays where it is. */
const heldBy = '[data-panels] a:hover, [data-panels] canvas:hover, [data-panels] a:focus-visible, [data-panels] details[open]:focus-within'

type Props = AskedPage & { readonly title: string; readonly lead: string; readonly grid: string; readonly children: ReactNode }

/** A page of analyses around its panels: one period and one filter bar for all, when it was counted, and how days are cut. */
export function AnalysisFrame({ title, lead, grid, children, ...page }: Props) {
  const { place, query, remarks, draft, clock } = page
  const settled = draft === null && remarks.length === 0
  return (
    <Moving path={settled ? analysisPath(place, query) : null}>
      <PageHeader title={title} lead={lead}>
        <p className={styles.asOf}>
          {words.asOf(shortStamp(page.ctx.now.toISOString(), clock))} {words.daysCut(clock.zone)} <PauseLive />
        </p>
      </PageHeader>
      <SessionFilters
        query={query}
        names={page.names}
        clock={clock}
        visibleSince={page.ctx.visibleSince}
        draft={draft}
        mayChooseUser={page.everyone}
        place={place}
        path={(next) => analysisPath(place, next)}
        label={words.filters}
      />
      <KeptSince {...page} />
      {remarks.length > 0 && (
        <Notice tone="warning">
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </Notice>
      )}
      <noscript>
        <link rel="stylesheet" href="/streamed.css" />
      </noscript>
      <LeadOn className={grid}>{children}</LeadOn>
      <LiveRefresh version={page.version} everyMs={place === '/' ? everyMs : otherwiseMs} heldBy={heldBy} />
      <Clock now={clock.now} />
    </Moving>
  )
}
