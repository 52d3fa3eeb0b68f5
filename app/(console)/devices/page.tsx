import type { Metadata } from 'next'
import { analysisPage } from '@/app/(console)/_analysis/analysis-page'
import { TrendPageView } from '@/app/(console)/_analysis/trend-page-view'
import { en } from '@/lib/i18n/en'

const { devices: words, browsers, systems } = en.dashboard
export const metadata: Metadata = { title: words.page }

const columns = [
  [
    ['os', systems.os, 20],
    ['browser', browsers.browser, 20],
    ['vendor', words.vendor, 20],
    ['model', words.model, 30],
    ['device', words.device, 10],
  ],
  [
    ['osVersion', systems.osVersion, 30],
    ['browserVersion', browsers.browserVersion, 30],
  ],
] as const

export default async function DevicesPage({ searchParams }: PageProps<'/devices'>) {
  const page = await analysisPage('/devices', searchParams)
  return (
    <TrendPageView
      page={page}
      words={words}
      fresh={['vendor', 'model', 'browser', 'os']}
      over={['os', 'browser', 'device']}
      columns={columns}
    />
  )
}
