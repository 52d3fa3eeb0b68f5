import { Analysed } from '@/app/(console)/_analysis/analysed'
import type { AnalysisPage } from '@/app/(console)/_analysis/analysis-page'
import { analysisPath } from '@/app/(console)/_analysis/analysis-query'
import { Panel } from '@/app/(console)/_analysis/panel'
import { ShareRanking } from '@/app/(console)/_analysis/share-ranking'
import { en } from '@/lib/i18n/en'

const words = en.dashboard

/** Where sessions are, in the place of the map. */
export function SessionMapPanel({ analysis, query }: AnalysisPage) {
  return (
    <Panel area="map" title={words.map.title} more={{ href: analysisPath('/locations', query), label: words.locations.all }}>
      <Analysed of={analysis}>
        {(counted) => <ShareRanking field="country" caption={words.map.countries} analysis={counted} query={query} most={13} />}
      </Analysed>
    </Panel>
  )
}
