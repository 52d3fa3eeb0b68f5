import { beside } from '@/app/_explorer/beside'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { activeNow } from '@/lib/analytics/active-now'
import { failedSignIns } from '@/lib/analytics/failed-sign-ins'
import { peakToday } from '@/lib/analytics/peak-today'
import { sessionOverview } from '@/lib/analytics/session-overview'
import { sessionShares } from '@/lib/analytics/session-shares'
import { sessionsBefore } from '@/lib/analytics/sessions-before'
import { failedBins } from './failed-bins'

/**
 * Counts all that the dashboard shows, each question once: no panel waits for what another shows. Who is signed in now is looked at first, and everything else
 * is asked after that has come: asked at once, all would share the database's processors, and the first number would come with the last. Null where there
 * was not the time.
 */
export function dashboardCounts(page: AskedPage) {
  const { ctx, query, everyone } = page
  const { zone } = page.clock
  const now = beside(activeNow(ctx, query, zone), null)
  const first = now.catch(() => null)
  const then = <T, Otherwise>(ask: () => Promise<T>, otherwise: Otherwise) => beside(first.then(ask), otherwise)
  return {
    now,
    peak: then(() => peakToday(ctx, query, zone), null),
    overview: then(() => sessionOverview(ctx, query, zone), null),
    before: then(() => sessionsBefore(ctx, query, zone), 'late' as const),
    shares: then(() => sessionShares(ctx, query, zone), null),
    failed: everyone ? then(() => failedSignIns(ctx, failedBins(page).bins), null) : Promise.resolve(null),
  }
}
