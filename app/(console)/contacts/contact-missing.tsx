import { BackLink } from '@/app/_ui/back-link'
import { PageHeader } from '@/app/_ui/page-header'
import { en } from '@/lib/i18n/en'
import type { FormAction } from '@/lib/web/form-state'
import { ContactForm } from './contact-form'
import styles from './contact-form.module.css'

type Props = { readonly editAction: FormAction; readonly createAction: FormAction }

/**
 * The answer to a form that was sent without script where its contact is not there any more: what was typed, to be saved as a new one. Built as
 * `ContactView` is, since a form gets its answer by its place in the page.
 */
export function ContactMissing({ editAction, createAction }: Props) {
  return (
    <>
      <BackLink href="/contacts">{en.contactForm.back}</BackLink>
      <div className={styles.head}>
        <PageHeader title={en.pages.notFoundTitle} lead={en.pages.notFound} />
      </div>
      <div className={styles.page}>
        <div className={styles.card}>
          <ContactForm action={editAction} anew={createAction} contact={null} missing={<p>{en.contactForm.unchanged}</p>} />
        </div>
      </div>
    </>
  )
}
