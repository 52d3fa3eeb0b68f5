import type { Column } from '@/app/_charts/column-bars'
import { counted } from '@/app/_charts/number-words'
import { valueName } from '@/app/(console)/sessions/_filters/value-name'
import type { DurationBin } from '@/lib/analytics/analysis'
import { enCharts } from '@/lib/i18n/en-charts'
import { enDashboard } from '@/lib/i18n/en-dashboard'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { durationLink } from './analysis-links'

const charts = enCharts.charts
const ticks: Readonly<Record<string, string>> = enDashboard.dashboard.sessions.durationTicks

/** How long ended sessions lasted, as bars that lead on. */
export function durationColumns(bins: readonly DurationBin[], query: SessionQuery): readonly Column[] {
  return bins.map((bin): Column => {
    const name = valueName('duration', String(bin.from), {})
    return [name, durationLink(query, bin), bin.count, counted(bin.count), false, ticks[bin.from]]
  })
}

/** "How long ended sessions lasted: most 120 on 1 to 2 h." */
export function columnsSentence(caption: string, columns: readonly Column[]): string {
  const most = columns.reduce<Column | undefined>((found, column) => ((column[2] ?? 0) > (found?.[2] ?? 0) ? column : found), undefined)
  return most ? `${caption}: ${charts.most(most[3], most[0])}.` : `${caption}: ${charts.nothing}`
}
