import type { Route } from 'next'
import { Announce } from '@/app/_ui/announce'
import buttons from '@/app/_ui/button.module.css'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { JustDoneNotice } from '@/app/_ui/just-done-notice'
import { Moving } from '@/app/_ui/moving'
import { Notice } from '@/app/_ui/notice'
import { PageHeader } from '@/app/_ui/page-header'
import { PageLink } from '@/app/_ui/page-link'
import { Pager } from '@/app/_ui/pager'
import type { Dropped, ContactFilters as Filters } from '@/lib/contacts/contact-query'
import type { DeletedContact } from '@/lib/contacts/delete-contacts'
import type { ContactPage } from '@/lib/contacts/list-contacts'
import { en } from '@/lib/i18n/en'
import type { FormAction } from '@/lib/web/form-state'
import type { Told } from '@/lib/web/just-done'
import { ContactChooser } from './contact-chooser'
import { ContactFilters } from './contact-filters'
import { ContactTable } from './contact-table'
import { contactsPath } from './contacts-path'
import styles from './contacts-view.module.css'
import { LeftImport } from './import/left-import'
import { NoContacts } from './no-contacts'

type Props = {
  readonly page: ContactPage
  readonly filters: Filters
  /** The list's one address. */
  readonly path: Route
  /** What of the address was not understood. */
  readonly dropped: readonly Dropped[]
  /** What has just been done, on another page. */
  readonly justDone: Told | null
  /** Whoever looks. */
  readonly who: string
  readonly clock: ClockView
  readonly deleteAction: FormAction<readonly DeletedContact[]>
}

const words = en.contacts

/** The whole page `/contacts` below the shell. */
export function ContactsView({ page, filters, path, dropped, justDone, who, clock, deleteAction }: Props) {
  const { rows, previous, next, total, everyone } = page
  const isEmpty = total === 0 && filters.q === undefined && filters.show === undefined
  const shown = words.shown(rows.length, total)
  return (
    <Moving path={dropped.length > 0 ? null : path}>
      <PageHeader title={words.title} lead={everyone ? words.leadEveryone : words.lead}>
        {!isEmpty && (
          <div className={styles.ways}>
            <PageLink href="/contacts/import" className={buttons.button}>
              {words.import}
            </PageLink>
            <PageLink href="/contacts/new" className={buttons.button} data-tone="primary">
              {words.create}
            </PageLink>
          </div>
        )}
      </PageHeader>
      {(justDone !== null || dropped.length > 0) && (
        <div className={styles.notices}>
          {justDone !== null && <JustDoneNotice {...justDone} />}
          {dropped.length > 0 && (
            <Notice tone="warning">{[...new Set(dropped.map((part) => words.dropped[part])), words.shownWithout].join(' ')}</Notice>
          )}
        </div>
      )}
      <div className={styles.left}>
        <LeftImport who={who} />
      </div>
      {!isEmpty && <ContactFilters filters={filters} everyone={everyone} />}
      <ContactChooser action={deleteAction}>
        {rows.length === 0 ? <NoContacts isEmpty={isEmpty} /> : <ContactTable rows={rows} everyone={everyone} clock={clock} />}
      </ContactChooser>
      {!isEmpty && (
        <Pager
          label={words.table}
          shown={`${shown}. ${en.time.zone(clock.zone)}`}
          previous={previous ? { label: words.back, href: contactsPath(filters, { before: previous }) } : null}
          next={next ? { label: words.more, href: contactsPath(filters, { after: next }) } : null}
        />
      )}
      <Announce text={rows.length > 0 ? shown : isEmpty ? words.emptyTitle : words.noneTitle} />
      <Clock now={clock.now} />
    </Moving>
  )
}
