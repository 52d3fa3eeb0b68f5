import type { Metadata } from 'next'
import { analysisPage } from '@/app/(console)/_analysis/analysis-page'
import { TrendPageView } from '@/app/(console)/_analysis/trend-page-view'
import { en } from '@/lib/i18n/en'

const words = en.dashboard.locations
export const metadata: Metadata = { title: words.page }

const columns = [
  [
    ['country', words.country, 50],
    ['region', words.region, 30],
  ],
  [
    ['city', words.city, 50],
    ['asn', words.asn, 30],
    ['network', words.network, 10],
  ],
] as const

export default async function LocationsPage({ searchParams }: PageProps<'/locations'>) {
  const page = await analysisPage('/locations', searchParams)
  return <TrendPageView page={page} words={words} fresh={['country', 'asn']} over={['country', 'network', 'asn']} columns={columns} />
}
