import { beside } from '@/app/_explorer/beside'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { activeNow } from '@/lib/analytics/active-now'
import { failedSignIns } from '@/lib/analytics/failed-sign-ins'
import { peakToday } from '@/lib/analytics/peak-today'
import { sessionOverview } from '@/lib/analytics/session-overview'
import { sessionShares } from '@/lib/analytics/session-shares'
import { sessionsBefore } from '@/lib/analytics/sessions-before'
import { failedBins } from './failed-bins'

/** Begins to count all that the dashboard shows, each question once: no panel waits for what another shows. Null where there was not the time. */
export function dashboardCounts(page: AskedPage) {
  const { ctx, query, everyone } = page
  const { zone } = page.clock
  return {
    now: beside(activeNow(ctx, query, zone), null),
    peak: beside(peakToday(ctx, query, zone), null),
    overview: beside(sessionOverview(ctx, query, zone), null),
    before: beside(sessionsBefore(ctx, query, zone), 'late' as const),
    shares: beside(sessionShares(ctx, query, zone), null),
    failed: everyone ? beside(failedSignIns(ctx, failedBins(page).bins), null) : Promise.resolve(null),
  }
}
