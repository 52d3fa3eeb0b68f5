import { BackLink } from '@/app/_ui/back-link'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { CopyButton } from '@/app/_ui/copy-button'
import { Facts } from '@/app/_ui/facts'
import { PageHeader } from '@/app/_ui/page-header'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import { historyPath } from '@/app/(console)/activities/activities-path'
import type { ContactDetail } from '@/lib/contacts/find-contact'
import { en } from '@/lib/i18n/en'
import type { FormAction } from '@/lib/web/form-state'
import { ContactForm } from './contact-form'
import styles from './contact-form.module.css'
import { DeleteOne } from './delete-one'
import { owner } from './owner'

type Props = {
  readonly contact: ContactDetail
  readonly clock: ClockView
  readonly editAction: FormAction
  readonly createAction: FormAction
  readonly deleteAction: FormAction
}

const words = en.contactForm

/** The whole page `/contacts/[id]` below the shell: the contact as a form, and beside it what nobody writes. */
export function ContactView({ contact, clock, editAction, createAction, deleteAction }: Props) {
  const { id, seen, name, email, phone, company, note, tags, birthday, favourite } = contact
  const lead = contact.isOwn ? words.own : words.contactOf(contact.ownerName)
  return (
    <>
      <BackLink href="/contacts">{words.back}</BackLink>
      <div className={styles.head}>
        <PageHeader title={name} lead={`${lead} ${en.time.zone(clock.zone)}`}>
          <DeleteOne action={deleteAction} contact={{ id, name }} />
        </PageHeader>
      </div>
      <div className={styles.page}>
        <div className={styles.card}>
          <ContactForm
            action={editAction}
            anew={createAction}
            contact={{ id, seen, name, email, phone, company, note, tags, birthday, favourite }}
          />
        </div>
        <Facts
          title={words.details}
          facts={[
            [words.owner, contact.knowsOwner || contact.ownerGone ? owner(contact) : null],
            [words.added, time(contact.createdAt, clock)],
            [words.changed, contact.updatedAt === contact.createdAt ? null : time(contact.updatedAt, clock)],
            [
              words.history,
              <PageLink key="history" href={historyPath('contact', id)}>
                {words.toHistory}
              </PageLink>,
            ],
            [
              words.id,
              <span key="id">
                <code>{id}</code>
                <CopyButton value={id} label={words.copyId} />
              </span>,
            ],
          ]}
        />
      </div>
      <Clock now={clock.now} />
    </>
  )
}
