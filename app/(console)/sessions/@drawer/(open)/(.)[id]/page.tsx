import type { Metadata } from 'next'
import { refusable } from '@/app/(console)/refusable'
import { DetailBody } from '@/app/(console)/sessions/_detail/detail-body'
import { detailOf } from '@/app/(console)/sessions/_detail/detail-of'
import { lineState } from '@/app/(console)/sessions/_list/line-state'
import { RefreshOnChange } from '@/app/(console)/sessions/_list/refresh-on-change'
import { sessionLine } from '@/app/(console)/sessions/_list/session-line'
import { en } from '@/lib/i18n/en'

export const metadata: Metadata = { title: en.sessions.title }

/** The same as the session's page, asked for from the list. */
async function SessionInDrawer({ params }: PageProps<'/sessions/[id]'>) {
  const detail = await detailOf(params)
  return (
    <>
      <DetailBody {...detail} />
      <RefreshOnChange
        id={detail.session.id}
        shown={detail.proofs.row}
        known={lineState(sessionLine(detail.session, detail.clock))}
        version={detail.version}
      />
    </>
  )
}

export default refusable(SessionInDrawer)
