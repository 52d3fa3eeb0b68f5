import { Ranking } from '@/app/_charts/ranking'
import type { AnalysisField, SessionAnalysis } from '@/lib/analytics/analysis'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { ranked, rankSentence } from './ranked'

type Props = {
  readonly field: AnalysisField
  readonly caption: string
  readonly analysis: SessionAnalysis
  readonly query: SessionQuery
  readonly most: number
  /** Whether there is room for just the rows that there are. */
  readonly close?: boolean
}

/** The values of a field, most frequent first. */
export function ShareRanking({ field, caption, analysis, query, most, close = false }: Props) {
  const rows = ranked({ field, shares: analysis.fields[field], query, most })
  const room = close ? rows.length : most
  return <Ranking caption={caption} column={en.dashboard.value[field]} sentence={rankSentence(caption, rows)} rows={rows} room={room} />
}
