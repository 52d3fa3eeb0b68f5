import type { Metadata } from 'next'
import { BackLink } from '@/app/_ui/back-link'
import { PageHeader } from '@/app/_ui/page-header'
import { createContact } from '@/app/(console)/contacts/actions'
import { ContactForm } from '@/app/(console)/contacts/contact-form'
import styles from '@/app/(console)/contacts/contact-form.module.css'
import { refusable } from '@/app/(console)/refusable'
import { en } from '@/lib/i18n/en'
import { requireContacts } from '@/lib/web/contacts'

const words = en.contactForm

export const metadata: Metadata = { title: words.newTitle }

async function NewContactPage() {
  await requireContacts('contact.create', '/contacts/new')
  return (
    <>
      <BackLink href="/contacts">{words.back}</BackLink>
      <PageHeader title={words.newTitle} lead={words.newLead} />
      <div className={`${styles.card} ${styles.alone}`}>
        <ContactForm action={createContact} contact={null} />
      </div>
    </>
  )
}

export default refusable(NewContactPage)
