import type { Metadata, Route } from 'next'
import { FreshAgain } from '@/app/_live/fresh-again'
import { readPreferences } from '@/app/_ui/preferences'
import { createContact, deleteContact, editContact } from '@/app/(console)/contacts/actions'
import { ContactView } from '@/app/(console)/contacts/contact-view'
import { refusable } from '@/app/(console)/refusable'
import { findContact } from '@/lib/contacts/find-contact'
import { en } from '@/lib/i18n/en'
import { requireContacts } from '@/lib/web/contacts'
import { orNotFound } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'

export const metadata: Metadata = { title: en.contacts.title }

async function ContactPage({ params }: PageProps<'/contacts/[id]'>) {
  const { id } = await params
  const ctx = await requireContacts('contact.list', `/contacts/${id}` as Route)
  const [contact, { zone }] = await Promise.all([orNotFound(findContact(ctx, id)), readPreferences()])
  if (!contact.isOwn) await viewing(ctx, { type: 'contact', id: contact.id, label: contact.name }).done()
  return (
    <>
      <ContactView
        contact={contact}
        clock={{ now: ctx.now.getTime(), zone }}
        editAction={editContact}
        createAction={createContact}
        deleteAction={deleteContact}
      />
      <FreshAgain made={ctx.request.id} />
    </>
  )
}

export default refusable(ContactPage)
