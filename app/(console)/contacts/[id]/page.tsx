import type { Metadata, Route } from 'next'
import { FreshAgain } from '@/app/_live/fresh-again'
import { readPreferences } from '@/app/_ui/preferences'
import { createContact, deleteContact, editContact } from '@/app/(console)/contacts/actions'
import { ContactMissing } from '@/app/(console)/contacts/contact-missing'
import { ContactView } from '@/app/(console)/contacts/contact-view'
import { goneRecord } from '@/app/(console)/gone-record'
import { refusable } from '@/app/(console)/refusable'
import { findContact } from '@/lib/contacts/find-contact'
import { en } from '@/lib/i18n/en'
import { requireContacts } from '@/lib/web/contacts'
import { orNull } from '@/lib/web/page'
import { currentRequest } from '@/lib/web/request'
import { viewing } from '@/lib/web/viewed'

export const metadata: Metadata = { title: en.contacts.title }

async function ContactPage({ params }: PageProps<'/contacts/[id]'>) {
  const { id } = await params
  const path = `/contacts/${id}` as Route
  const ctx = await requireContacts('contact.list', path)
  // A form that was sent without script gets its answer here, also where its contact is gone: with what was typed.
  const isAnswer = (await currentRequest('web')).kind === 'action'
  const [contact, { zone }] = await Promise.all([orNull(findContact(ctx, id)), readPreferences()])
  if (contact === null && !isAnswer) return goneRecord(ctx, { type: 'contact', id, path })
  if (contact === null)
    return (
      <>
        <ContactMissing editAction={editContact} createAction={createContact} />
        <FreshAgain made={ctx.request.id} />
      </>
    )
  if (!contact.isOwn) await viewing(ctx, { type: 'contact', id: contact.id, label: contact.name }, path).done()
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
