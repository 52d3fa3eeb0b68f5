import { Suspense } from 'react'
import { TrendTable } from '@/app/_charts/trend-table'
import type { SessionAnalysis } from '@/lib/analytics/analysis'
import type { SessionTrends, TrendField } from '@/lib/analytics/trends'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { rankSentence } from './ranked'
import { isOpenAtEnd, trendRows } from './trend-rows'

type Of = {
  readonly field: TrendField
  readonly caption: string
  readonly analysis: SessionAnalysis
  readonly query: SessionQuery
  readonly zone: string
  readonly most: number
}
type Props = Of & { readonly trends: Promise<SessionTrends | null> }

/** The values of a field, most frequent first. Their trends come in as soon as they are counted, each into its place. */
export function TrendedTable({ trends, ...of }: Props) {
  return (
    <Suspense
      fallback={
        <div data-waiting="">
          <Table {...of} trends={null} />
        </div>
      }
    >
      <Coming {...of} trends={trends} />
    </Suspense>
  )
}

async function Coming({ trends, ...of }: Props) {
  return <Table {...of} trends={await trends} />
}

function Table({ field, caption, analysis, query, zone, most, trends }: Of & { readonly trends: SessionTrends | null }) {
  const rows = trendRows({ field, shares: analysis.fields[field], query, most }, trends, zone)
  return (
    <TrendTable
      caption={caption}
      column={en.dashboard.value[field]}
      sentence={rankSentence(
        caption,
        rows.map(([row]) => row),
      )}
      rows={rows}
      isOpen={trends !== null && isOpenAtEnd(trends)}
      compared={analysis.totalBefore !== null}
    />
  )
}
