import type { Route } from 'next'
import { readPreferences } from '@/app/_ui/preferences'
import { refusable, titled } from '@/app/(console)/refusable'
import { LetterView } from '@/app/(console)/settings/mail/letter-view'
import { en } from '@/lib/i18n/en'
import { findLetter } from '@/lib/mail/outbox'
import { orNotFound, requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'

export const generateMetadata = titled('mail.see', en.mail.title)

async function LetterPage({ params }: PageProps<'/settings/mail/[id]'>) {
  const { id } = await params
  const path = `/settings/mail/${id}` as Route
  const ctx = await requireContext('mail.see', path)
  const [letter, { zone }] = await Promise.all([orNotFound(findLetter(ctx, id)), readPreferences()])
  await viewing(ctx, { type: 'letter', id: letter.id, label: letter.address }, path).done()
  return <LetterView letter={letter} clock={{ now: ctx.now.getTime(), zone }} />
}

export default refusable(LetterPage)
