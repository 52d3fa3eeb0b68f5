import { PageHeader } from '@/app/_ui/page-header'
import { PageLink } from '@/app/_ui/page-link'
import { en } from '@/lib/i18n/en'
import styles from './account-tabs.module.css'

const words = en.account
const tabs = [
  { href: '/account', label: words.profile },
  { href: '/account/sessions', label: words.sessions },
  { href: '/account/activities', label: words.activities },
] as const

/** Head of the three pages of one's own account, and the way between them. */
export function AccountTabs({ here }: { here: (typeof tabs)[number]['href'] }) {
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <nav className={styles.tabs} aria-label={words.tabs}>
        {tabs.map(({ href, label }) => (
          <PageLink key={href} href={href} aria-current={href === here ? 'page' : undefined}>
            {label}
          </PageLink>
        ))}
      </nav>
    </>
  )
}
