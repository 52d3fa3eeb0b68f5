import { Analysed } from '@/app/(console)/_analysis/analysed'
import type { AnalysisPage } from '@/app/(console)/_analysis/analysis-page'
import { analysisPath } from '@/app/(console)/_analysis/analysis-query'
import { Panel } from '@/app/(console)/_analysis/panel'
import { ShareDoughnut } from '@/app/(console)/_analysis/share-doughnut'
import { ShareRanking } from '@/app/(console)/_analysis/share-ranking'
import { en } from '@/lib/i18n/en'
import styles from './dashboard.module.css'

const words = en.dashboard
const most = 6

type Props = Pick<AnalysisPage, 'analysis' | 'query'>

export function LocationPanel({ analysis, query }: Props) {
  const { title, all, ...captions } = words.locations
  return (
    <Panel area="locations" title={title} more={{ href: analysisPath('/locations', query), label: all }}>
      <Analysed of={analysis}>
        {(counted) => (
          <div className={styles.quarters}>
            {(['country', 'region', 'city', 'network'] as const).map((field) => (
              <ShareRanking key={field} field={field} caption={captions[field]} analysis={counted} query={query} most={most} />
            ))}
          </div>
        )}
      </Analysed>
    </Panel>
  )
}

export function DevicePanel({ analysis, query }: Props) {
  const { title, all, ...captions } = words.devices
  return (
    <Panel area="devices" title={title} more={{ href: analysisPath('/devices', query), label: all }}>
      <Analysed of={analysis}>
        {(counted) => (
          <div className={styles.thirds}>
            {(['device', 'vendor', 'model'] as const).map((field) => (
              <ShareRanking key={field} field={field} caption={captions[field]} analysis={counted} query={query} most={most} />
            ))}
          </div>
        )}
      </Analysed>
    </Panel>
  )
}

export function BrowserPanel({ analysis, query }: Props) {
  const { title, all, browser, browserVersion } = words.browsers
  return (
    <Panel area="browsers" title={title} more={{ href: analysisPath('/devices', query), label: all }}>
      <Analysed of={analysis}>
        {(counted) => (
          <div className={styles.stack}>
            <ShareDoughnut field="browser" caption={browser} analysis={counted} query={query} />
            <ShareRanking field="browserVersion" caption={browserVersion} analysis={counted} query={query} most={most} />
          </div>
        )}
      </Analysed>
    </Panel>
  )
}

export function SystemPanel({ analysis, query }: Props) {
  const { title, all, os, osVersion } = words.systems
  return (
    <Panel area="systems" title={title} more={{ href: analysisPath('/devices', query), label: all }}>
      <Analysed of={analysis}>
        {(counted) => (
          <div className={styles.stack}>
            <ShareDoughnut field="os" caption={os} analysis={counted} query={query} />
            <ShareRanking field="osVersion" caption={osVersion} analysis={counted} query={query} most={most} />
          </div>
        )}
      </Analysed>
    </Panel>
  )
}
