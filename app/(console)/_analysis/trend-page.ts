import { beside } from '@/app/_explorer/beside'
import { analyseTrends } from '@/lib/analytics/analyse-trends'
import type { SessionAnalysis } from '@/lib/analytics/analysis'
import { type NewValues, newValues } from '@/lib/analytics/new-values'
import type { SessionTrends, TrendField } from '@/lib/analytics/trends'
import type { AnalysisPage } from './analysis-page'

/** What a page tells beside its counts, each as soon as it is there; null where there was not the time. */
export type Told = { readonly trends: Promise<SessionTrends | null>; readonly fresh: Promise<NewValues | null> }

/** Begins to follow what was counted over time, and to look for values of these fields that are new. */
export function followed({ ctx, query, clock }: AnalysisPage, analysis: SessionAnalysis, fields: readonly TrendField[]): Told {
  const trends = beside(analyseTrends(ctx, query, clock.zone, analysis), null)
  const fresh = trends.then((known) => known && newValues(ctx, query, clock.zone, { fields, analysis, trends: known }))
  return { trends, fresh: beside(fresh, null) }
}
