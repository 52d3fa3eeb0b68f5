import { changeOf } from '@/app/_charts/change-words'
import { Columns } from '@/app/_charts/columns'
import { HeatMap } from '@/app/_charts/heat-map'
import { counted } from '@/app/_charts/number-words'
import { Series } from '@/app/_charts/series'
import { Stat } from '@/app/_charts/stat'
import { betweenLink, hoursBase, totalLink } from '@/app/(console)/_analysis/analysis-links'
import { columnsSentence, durationColumns } from '@/app/(console)/_analysis/duration-columns'
import { hoursSentence } from '@/app/(console)/_analysis/hours-words'
import { seriesBars, seriesCaption, seriesSentence } from '@/app/(console)/_analysis/series-bars'
import { ShareRanking } from '@/app/(console)/_analysis/share-ranking'
import type { SessionOverview } from '@/lib/analytics/analysis'
import type { Before } from '@/lib/analytics/sessions-before'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import styles from './sessions-panel.module.css'

const words = en.dashboard.sessions

type Of = { readonly analysis: SessionOverview; readonly query: SessionQuery; readonly zone: string }

/** How many there are, and compared with what: each of the two leads to its sessions. */
export function TotalPart({ analysis, query, before }: Of & { readonly before: Before }) {
  const { total, totalBefore, periodBefore } = analysis
  const said = typeof before === 'string' ? words.noBefore[before] : words.before(counted(totalBefore ?? 0))
  const note = periodBefore ? <a href={betweenLink(query, periodBefore.from, periodBefore.to)}>{said}</a> : said
  return (
    <dl>
      <Stat main label={words.total} value={counted(total)} href={totalLink(query)} change={changeOf(total, totalBefore)} note={note} />
    </dl>
  )
}

/** Over time, with the period before. */
export function SeriesPart({ analysis, query, zone }: Of) {
  const caption = seriesCaption(analysis)
  const bars = seriesBars(analysis, query, zone)
  return <Series caption={caption} sentence={seriesSentence(caption, bars)} head={words.bin[analysis.unit]} bars={bars} />
}

/** By weekday and hour. */
export function HoursPart({ analysis, query }: Of) {
  return (
    <div className={styles.hours}>
      <HeatMap
        caption={words.hours}
        hint={analysis.total === 0 ? words.hoursNone : words.hoursHint}
        sentence={hoursSentence(words.hours, analysis.hours)}
        hours={analysis.hours}
        base={hoursBase(query)}
      />
    </div>
  )
}

/** Why they ended. */
export function ReasonPart({ analysis, query }: Of) {
  return <ShareRanking field="reason" caption={words.reasons} analysis={analysis} query={query} most={6} />
}

/** How long they lasted. */
export function DurationPart({ analysis, query }: Of) {
  const columns = durationColumns(analysis.durations, query)
  return (
    <div className={styles.durations}>
      <Columns
        caption={words.durations}
        hint={columns.every(([, , count]) => count === 0) ? words.durationsNone : undefined}
        sentence={columnsSentence(words.durations, columns)}
        heads={[words.duration, en.charts.count]}
        columns={columns}
      />
    </div>
  )
}
