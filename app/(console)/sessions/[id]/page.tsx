import type { Metadata } from 'next'
import { LiveRefresh } from '@/app/_live/live-refresh'
import { refusable } from '@/app/(console)/refusable'
import { detailOf } from '@/app/(console)/sessions/_detail/detail-of'
import { DetailView } from '@/app/(console)/sessions/_detail/detail-view'
import { en } from '@/lib/i18n/en'

export const metadata: Metadata = { title: en.sessions.title }

async function SessionPage({ params }: PageProps<'/sessions/[id]'>) {
  const detail = await detailOf(params)
  return (
    <>
      <DetailView {...detail} />
      <LiveRefresh version={detail.version} />
    </>
  )
}

export default refusable(SessionPage)
