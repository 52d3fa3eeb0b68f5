import type { ComponentProps } from 'react'
import { EmptyPanel } from '@/app/(console)/_dashboard/empty-panel'
import type { TrendField } from '@/lib/analytics/trends'
import { en } from '@/lib/i18n/en'
import { AnalysisFrame } from './analysis-frame'
import type { AnalysisPage } from './analysis-page'
import { isFiltered } from './analysis-query'
import { FreshValues } from './fresh-values'
import { NotCounted } from './not-counted'
import { OverTimeChart } from './over-time-chart'
import { Panel } from './panel'
import { TrendNotes } from './trend-notes'
import { followed } from './trend-page'
import styles from './trend-panels.module.css'
import { TrendedTable } from './trended-table'

type OverField = ComponentProps<typeof OverTimeChart>['field']

type Table = readonly [field: TrendField, title: string, most: number]

type Props = {
  readonly page: AnalysisPage
  readonly words: { readonly page: string; readonly lead: string; readonly leadOwn: string }
  /** Of which fields new values are told. */
  readonly fresh: readonly TrendField[]
  /** Shares over time: the first stands beside the new values. */
  readonly over: readonly OverField[]
  /** Ranked tables, by the column in which they stand, each with how many rows it has at most. */
  readonly columns: readonly (readonly Table[])[]
}

/** A page that follows values: what is new, shares over time, and every value with its number, its change and its trend. */
export async function TrendPageView({ page, words, fresh, over, columns }: Props) {
  // The tables are one answer: coming in one by one, panels of unknown heights would push each other. What is followed over time has its places kept.
  const analysis = await page.analysis
  return (
    <AnalysisFrame {...page} title={words.page} lead={page.everyone ? words.lead : words.leadOwn} grid={styles.grid ?? ''}>
      {analysis === null ? (
        <NotCounted />
      ) : analysis.total === 0 ? (
        <Panel area="nothing" title={words.page}>
          <EmptyPanel page={page} />
        </Panel>
      ) : (
        <Panels page={page} analysis={analysis} fresh={fresh} over={over} columns={columns} />
      )}
    </AnalysisFrame>
  )
}

type PanelsProps = Omit<Props, 'words'> & { readonly analysis: NonNullable<Awaited<AnalysisPage['analysis']>> }

function Panels({ page, analysis, fresh, over, columns }: PanelsProps) {
  const { query, clock, everyone } = page
  const told = followed(page, analysis, fresh)
  const [first, ...rest] = over.map((field) => (
    <Panel key={field} area={`over-${field}`} title={en.trends.over[field]}>
      <OverTimeChart field={field} analysis={analysis} query={query} zone={clock.zone} trends={told.trends} />
    </Panel>
  ))
  return (
    <>
      <TrendNotes page={page} analysis={analysis} trends={told.trends} />
      {first}
      <Panel area="fresh" title={en.trends.fresh.title} hint={isFiltered(query) ? en.trends.fresh.hintFiltered : en.trends.fresh.hint}>
        <FreshValues fresh={told.fresh} query={query} clock={clock} everyone={everyone} />
      </Panel>
      {rest}
      {columns.map((tables) => (
        <div key={tables[0]?.[0]} className={styles.column}>
          {tables.map(([field, title, most]) => (
            <Panel key={field} area={field} title={title}>
              <TrendedTable
                field={field}
                caption={en.dashboard.value[field]}
                {...{ analysis, query, most, zone: clock.zone, trends: told.trends }}
              />
            </Panel>
          ))}
        </div>
      ))}
    </>
  )
}
