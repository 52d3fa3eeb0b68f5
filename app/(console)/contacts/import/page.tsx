import type { Metadata } from 'next'
import { BackLink } from '@/app/_ui/back-link'
import { Notice } from '@/app/_ui/notice'
import { PageHeader } from '@/app/_ui/page-header'
import styles from '@/app/(console)/contacts/contact-form.module.css'
import { refusable } from '@/app/(console)/refusable'
import { en } from '@/lib/i18n/en'
import { requireContacts } from '@/lib/web/contacts'
import imports from './import.module.css'
import { ImportForm } from './import-form'
import { LeftImport } from './left-import'

const words = en.contactImport

export const metadata: Metadata = { title: words.title }

async function ImportPage() {
  const { userId } = await requireContacts('contact.import', '/contacts/import')
  return (
    <>
      <BackLink href="/contacts">{en.contactForm.back}</BackLink>
      <PageHeader title={words.title} lead={words.lead} />
      <noscript>
        <Notice tone="warning">{words.noScript}</Notice>
      </noscript>
      <div className={imports.left}>
        <LeftImport who={userId} />
      </div>
      <div className={styles.page}>
        <div className={`${styles.card} ${imports.scripted}`}>
          <ImportForm who={userId} />
        </div>
        <section className={`${styles.card} ${imports.how}`} aria-labelledby="import-how">
          <h2 id="import-how">{words.how}</h2>
          <ul>
            {words.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <h3>{words.example}</h3>
          <pre>{words.exampleFile}</pre>
        </section>
      </div>
    </>
  )
}

export default refusable(ImportPage)
