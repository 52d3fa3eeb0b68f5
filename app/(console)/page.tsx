import type { Metadata } from 'next'
import { may } from '@/lib/access/may'
import { en } from '@/lib/i18n/en'
import { isOnly } from '@/lib/lists/list-choices'
import { listSessions } from '@/lib/sessions/list-sessions'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { changed, sessionQueryText } from '@/lib/sessions/session-query-text'
import { viewing } from '@/lib/web/viewed'
import { AnalysisFrame } from './_analysis/analysis-frame'
import { askedPage } from './_analysis/analysis-page'
import { isFiltered } from './_analysis/analysis-query'
import { ActivePanel } from './_dashboard/active-panel'
import { BrowserPanel, DevicePanel, LocationPanel, SystemPanel } from './_dashboard/analysis-panels'
import styles from './_dashboard/dashboard.module.css'
import { dashboardCounts } from './_dashboard/dashboard-counts'
import { SessionMapPanel } from './_dashboard/session-map-panel'
import { SessionsPanel } from './_dashboard/sessions-panel'
import { WorthALook } from './_dashboard/worth-a-look'

const words = en.dashboard
export const metadata: Metadata = { title: words.title }

/** As many as there is room for: one person alone has no roles to compare. */
const [newest, ownNewest] = [7, 10]
/** A moment has no period. */
const timeless = { since: undefined, from: undefined, to: undefined }

export default async function DashboardPage({ searchParams }: PageProps<'/'>) {
  const page = await askedPage('/', searchParams)
  const { ctx, query, clock, everyone } = page
  const active = changed(query, { ...timeless, status: 'active' })
  // Whose the newest sessions are is told, all else is numbers. That is a look of its own: whoever opens the list itself sees more.
  const view =
    everyone && !isOnly(query.choices.user, ctx.userId)
      ? viewing(ctx, { type: 'session', filter: `${sessionQueryText(active)}&newest=${newest}` }, page.path)
      : null
  const { now, peak, overview, before, shares, failed } = dashboardCounts(page)
  // Of oneself, what was before is more than that one is here.
  const listed = everyone ? active : changed(query, { ...timeless, status: undefined })
  const { rows } = await listSessions(ctx, { filter: await sessionFilterOf(ctx, listed, clock.zone), most: everyone ? newest : ownNewest })
  await view?.done(rows.length)
  const isAlone = !isFiltered(query) && rows.length < newest && rows.every(({ userId }) => userId === ctx.userId)
  const [lead, grid] = everyone ? [words.leadAll, styles.grid] : [words.leadOwn, `${styles.grid} ${styles.own}`]
  return (
    <AnalysisFrame {...page} title={words.title} lead={lead} grid={grid ?? ''}>
      <WorthALook page={page} overview={overview} shares={shares} failed={failed} />
      <ActivePanel {...{ now, peak, active, everyone, clock }} newest={rows} invites={isAlone && may(ctx, 'user.create')} />
      <SessionMapPanel ctx={ctx} active={active} query={query} zone={clock.zone} after={now} />
      <SessionsPanel page={page} overview={overview} before={before} failed={failed} />
      <LocationPanel page={page} shares={shares} />
      <DevicePanel page={page} shares={shares} />
      <BrowserPanel page={page} shares={shares} />
      <SystemPanel page={page} shares={shares} />
    </AnalysisFrame>
  )
}
