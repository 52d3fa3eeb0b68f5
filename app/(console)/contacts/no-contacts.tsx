import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageLink } from '@/app/_ui/page-link'
import { en } from '@/lib/i18n/en'
import styles from './contacts-view.module.css'

const words = en.contacts

/** Why the list is empty: nothing there yet, or nothing that matches. */
export function NoContacts({ isEmpty }: { isEmpty: boolean }) {
  if (!isEmpty) {
    return (
      <EmptyState
        title={words.noneTitle}
        text={words.none}
        action={
          <Link prefetch={false} href="/contacts" className={buttons.button} data-clears="">
            {words.clear}
          </Link>
        }
      />
    )
  }
  return (
    <EmptyState
      title={words.emptyTitle}
      text={words.empty}
      action={
        <div className={styles.ways}>
          <PageLink href="/contacts/new" className={buttons.button} data-tone="primary">
            {words.create}
          </PageLink>
          <PageLink href="/contacts/import" className={buttons.button}>
            {words.import}
          </PageLink>
        </div>
      }
    />
  )
}
