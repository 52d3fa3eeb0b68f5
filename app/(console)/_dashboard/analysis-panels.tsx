import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Analysed } from '@/app/(console)/_analysis/analysed'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { analysisPath } from '@/app/(console)/_analysis/analysis-query'
import { Panel } from '@/app/(console)/_analysis/panel'
import { ShareDoughnut } from '@/app/(console)/_analysis/share-doughnut'
import { ShareRanking } from '@/app/(console)/_analysis/share-ranking'
import type { SharedField, SharesWithOutdated } from '@/lib/analytics/session-shares'
import { en } from '@/lib/i18n/en'
import styles from './dashboard.module.css'
import { EmptyPanel } from './empty-panel'
import { OutdatedPart } from './outdated-part'

const words = en.dashboard
const most = 6

type Props = { readonly page: AskedPage; readonly shares: Promise<SharesWithOutdated | null> }
type Words = { readonly title: string; readonly all: string; readonly will: string }
type Of = { readonly field: SharedField; readonly caption: string; readonly counted: SharesWithOutdated; readonly page: AskedPage }

/** The part of the page of all values that has those of a field. */
const wholeOf = (place: '/locations' | '/devices', { query }: AskedPage, field: SharedField): Route =>
  `${analysisPath(place, query)}#panel-${field}` as Route

const Rows = ({ field, caption, counted, page }: Of) => (
  <ShareRanking
    field={field}
    caption={caption}
    analysis={counted}
    query={page.query}
    most={most}
    whole={wholeOf(placeOf(field), page, field)}
  />
)

const Ring = ({ field, caption, counted, page }: Of) => (
  <ShareDoughnut field={field} caption={caption} analysis={counted} query={page.query} whole={wholeOf(placeOf(field), page, field)} />
)

const ofPlaces: readonly SharedField[] = ['country', 'region', 'city', 'network', 'asn']
const placeOf = (field: SharedField) => (ofPlaces.includes(field) ? '/locations' : '/devices')

type Framed = Props & {
  readonly area: 'locations' | 'devices' | 'browsers' | 'systems'
  readonly layout: string | undefined
  readonly children: (counted: SharesWithOutdated) => ReactNode
}

function SharesPanel({ area, page, shares, layout, children }: Framed) {
  const { title, all, will }: Words = words[area]
  const place = area === 'locations' ? '/locations' : '/devices'
  return (
    <Panel area={area} title={title} more={{ href: analysisPath(place, page.query), label: all }}>
      <Analysed of={shares} zone={page.clock.zone}>
        {(counted) => (counted.total === 0 ? <EmptyPanel page={page} what={will} /> : <div className={layout}>{children(counted)}</div>)}
      </Analysed>
    </Panel>
  )
}

export function LocationPanel(props: Props) {
  return (
    <SharesPanel {...props} area="locations" layout={styles.quarters}>
      {(counted) =>
        (['country', 'region', 'city', 'network'] as const).map((field) => (
          <Rows key={field} field={field} caption={words.locations[field]} counted={counted} page={props.page} />
        ))
      }
    </SharesPanel>
  )
}

export function DevicePanel(props: Props) {
  return (
    <SharesPanel {...props} area="devices" layout={styles.thirds}>
      {(counted) =>
        (['device', 'vendor', 'model'] as const).map((field) => (
          <Rows key={field} field={field} caption={words.devices[field]} counted={counted} page={props.page} />
        ))
      }
    </SharesPanel>
  )
}

export function BrowserPanel(props: Props) {
  const { browser, browserVersion } = words.browsers
  return (
    <SharesPanel {...props} area="browsers" layout={styles.ringed}>
      {(counted) => (
        <>
          <Ring field="browser" caption={browser} counted={counted} page={props.page} />
          <Rows field="browserVersion" caption={browserVersion} counted={counted} page={props.page} />
          <OutdatedPart counted={counted} query={props.page.query} />
        </>
      )}
    </SharesPanel>
  )
}

export function SystemPanel(props: Props) {
  const { os, osVersion } = words.systems
  return (
    <SharesPanel {...props} area="systems" layout={styles.halves}>
      {(counted) => (
        <>
          <Ring field="os" caption={os} counted={counted} page={props.page} />
          <Rows field="osVersion" caption={osVersion} counted={counted} page={props.page} />
        </>
      )}
    </SharesPanel>
  )
}
