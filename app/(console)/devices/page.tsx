import type { Metadata } from 'next'
import { AnalysisFrame } from '@/app/(console)/_analysis/analysis-frame'
import { analysisPage } from '@/app/(console)/_analysis/analysis-page'
import { NotCounted } from '@/app/(console)/_analysis/not-counted'
import { Panel } from '@/app/(console)/_analysis/panel'
import { ShareDoughnut } from '@/app/(console)/_analysis/share-doughnut'
import { ShareRanking } from '@/app/(console)/_analysis/share-ranking'
import styles from '@/app/(console)/_analysis/wide-panels.module.css'
import { en } from '@/lib/i18n/en'

const { devices: words, browsers, systems, value } = en.dashboard
export const metadata: Metadata = { title: words.page }

const rings = [
  ['device', words.device],
  ['browser', browsers.browser],
  ['os', systems.os],
] as const
const rankings = [
  ['browserVersion', browsers.browserVersion],
  ['osVersion', systems.osVersion],
  ['vendor', words.vendor],
  ['model', words.model],
] as const

export default async function DevicesPage({ searchParams }: PageProps<'/devices'>) {
  const page = await analysisPage('/devices', searchParams)
  // All of it is one answer: coming in one by one, panels of unknown heights would push each other.
  const counted = await page.analysis
  return (
    <AnalysisFrame {...page} title={words.page} lead={page.everyone ? words.lead : words.leadOwn} grid={styles.grid ?? ''}>
      {rings.map(([field, title]) => (
        <Panel key={field} area={field} title={title}>
          {counted === null ? <NotCounted /> : <ShareDoughnut field={field} caption={value[field]} analysis={counted} query={page.query} />}
        </Panel>
      ))}
      {rankings.map(([field, title]) => (
        <Panel key={field} area={field} title={title}>
          {counted === null ? (
            <NotCounted />
          ) : (
            <ShareRanking field={field} caption={value[field]} analysis={counted} query={page.query} most={20} close />
          )}
        </Panel>
      ))}
    </AnalysisFrame>
  )
}
