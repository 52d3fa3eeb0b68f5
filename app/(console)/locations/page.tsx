import type { Metadata } from 'next'
import { AnalysisFrame } from '@/app/(console)/_analysis/analysis-frame'
import { analysisPage } from '@/app/(console)/_analysis/analysis-page'
import { NotCounted } from '@/app/(console)/_analysis/not-counted'
import { Panel } from '@/app/(console)/_analysis/panel'
import { ShareRanking } from '@/app/(console)/_analysis/share-ranking'
import styles from '@/app/(console)/_analysis/wide-panels.module.css'
import { en } from '@/lib/i18n/en'

const words = en.dashboard.locations
export const metadata: Metadata = { title: words.page }

const panels = ['country', 'city', 'region', 'network', 'asn'] as const

export default async function LocationsPage({ searchParams }: PageProps<'/locations'>) {
  const page = await analysisPage('/locations', searchParams)
  // All of it is one answer: coming in one by one, panels of unknown heights would push each other.
  const counted = await page.analysis
  return (
    <AnalysisFrame {...page} title={words.page} lead={page.everyone ? words.lead : words.leadOwn} grid={styles.grid ?? ''}>
      {panels.map((field) => (
        <Panel key={field} area={field} title={words[field]}>
          {counted === null ? (
            <NotCounted />
          ) : (
            <ShareRanking
              field={field}
              caption={en.dashboard.value[field]}
              analysis={counted}
              query={page.query}
              most={field === 'network' ? 10 : 30}
              close
            />
          )}
        </Panel>
      ))}
    </AnalysisFrame>
  )
}
