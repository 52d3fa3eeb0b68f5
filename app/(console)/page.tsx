import type { Metadata } from 'next'
import { beside } from '@/app/_explorer/beside'
import { activeNow } from '@/lib/analytics/active-now'
import { en } from '@/lib/i18n/en'
import { isOnly } from '@/lib/lists/list-choices'
import { listSessions } from '@/lib/sessions/list-sessions'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { changed, sessionQueryText } from '@/lib/sessions/session-query-text'
import { viewing } from '@/lib/web/viewed'
import { AnalysisFrame } from './_analysis/analysis-frame'
import { analysisPage } from './_analysis/analysis-page'
import { ActivePanel } from './_dashboard/active-panel'
import { BrowserPanel, DevicePanel, LocationPanel, SystemPanel } from './_dashboard/analysis-panels'
import styles from './_dashboard/dashboard.module.css'
import { SessionMapPanel } from './_dashboard/session-map-panel'
import { SessionsPanel } from './_dashboard/sessions-panel'

const words = en.dashboard
export const metadata: Metadata = { title: words.title }

const newest = 5
/** A moment has no period. */
const timeless = { since: undefined, from: undefined, to: undefined }

export default async function DashboardPage({ searchParams }: PageProps<'/'>) {
  const page = await analysisPage('/', searchParams)
  const { ctx, query, clock, everyone } = page
  const active = changed(query, { ...timeless, status: 'active' })
  // Whose the newest sessions are is told, all else is numbers.
  const view =
    everyone && !isOnly(query.choices.user, ctx.userId)
      ? viewing(ctx, { type: 'session', filter: sessionQueryText(active) }, page.path)
      : null
  const now = beside(activeNow(ctx, query, clock.zone), null)
  const { rows } = await listSessions(ctx, { filter: sessionFilterOf(active, clock.zone, ctx.now), most: newest })
  await view?.done(rows.length)
  return (
    <AnalysisFrame {...page} title={words.title} lead={everyone ? words.leadAll : words.leadOwn} grid={styles.grid ?? ''}>
      <ActivePanel now={now} newest={rows} active={active} everyone={everyone} clock={clock} />
      <SessionMapPanel ctx={ctx} active={active} zone={clock.zone} />
      <SessionsPanel {...page} />
      <LocationPanel {...page} />
      <DevicePanel {...page} />
      <BrowserPanel {...page} />
      <SystemPanel {...page} />
    </AnalysisFrame>
  )
}
