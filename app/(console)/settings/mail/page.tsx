import { readPreferences } from '@/app/_ui/preferences'
import { refusable, titled } from '@/app/(console)/refusable'
import { en } from '@/lib/i18n/en'
import { parseLetterQuery } from '@/lib/mail/letter-schemas'
import { readMailSetup } from '@/lib/mail/mail-setup'
import { listLetters } from '@/lib/mail/outbox'
import { requireContext, settleAt } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { mailPath } from './mail-path'
import { MailView } from './mail-view'

export const generateMetadata = titled('mail.see', en.mail.title)

async function MailPage({ searchParams }: PageProps<'/settings/mail'>) {
  const given = await searchParams
  const query = parseLetterQuery(given)
  const path = mailPath(query)
  const ctx = await requireContext('mail.see', path)
  await settleAt(path, given)
  const view = viewing(ctx, { type: 'letter', filter: path.split('?')[1] ?? '' }, path)
  const [setUp, outbox, { zone }] = await Promise.all([readMailSetup(ctx), listLetters(ctx, query), readPreferences()])
  await view.done(outbox.rows.length)
  return <MailView setUp={setUp} outbox={outbox} query={query} clock={{ now: ctx.now.getTime(), zone }} />
}

export default refusable(MailPage)
