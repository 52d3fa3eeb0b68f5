import type { Metadata } from 'next'
import { FreshAgain } from '@/app/_live/fresh-again'
import { readPreferences } from '@/app/_ui/preferences'
import { refusable } from '@/app/(console)/refusable'
import { may } from '@/lib/access/may'
import { parseContactQuery } from '@/lib/contacts/contact-query'
import { listContacts } from '@/lib/contacts/list-contacts'
import { en } from '@/lib/i18n/en'
import { requireContacts } from '@/lib/web/contacts'
import { readJustDone } from '@/lib/web/just-done'
import { settleAt } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { deleteContacts } from './actions'
import { contactsPath } from './contacts-path'
import { ContactsView } from './contacts-view'

export const metadata: Metadata = { title: en.contacts.title }

async function ContactsPage({ searchParams }: PageProps<'/contacts'>) {
  const given = await searchParams
  const { query, dropped } = parseContactQuery(given)
  const path = contactsPath(query, query)
  const ctx = await requireContacts('contact.list', path)
  if (dropped.length === 0) await settleAt(path, given)
  const others = query.show !== 'mine' && may(ctx, 'contact.see_everyones')
  const view = others ? viewing(ctx, { type: 'contact', filter: path.split('?')[1] ?? '' }, path) : null
  const [page, { zone }, justDone] = await Promise.all([
    listContacts(ctx, query),
    readPreferences(),
    readJustDone(['contactCreated', 'contactDeleted']),
  ])
  await view?.done(page.rows.length)
  return (
    <>
      <ContactsView
        page={page}
        filters={query}
        path={path}
        dropped={dropped}
        justDone={justDone}
        who={ctx.userId}
        clock={{ now: ctx.now.getTime(), zone }}
        deleteAction={deleteContacts}
      />
      <FreshAgain made={ctx.request.id} />
    </>
  )
}

export default refusable(ContactsPage)
