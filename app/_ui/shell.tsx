import type { ReactNode } from 'react'
import { en } from '@/lib/i18n/en'
import type { Attribution } from '@/lib/origin/attribution'
import { Account, type AccountProps } from './account'
import { Brand } from './brand'
import { NavLink } from './nav-link'
import styles from './shell.module.css'

type Props = AccountProps & {
  /** Whether the role may see what was reviewed. */
  readonly seesReviews: boolean
  /** Whether the role may see the page of users. */
  readonly seesUsers: boolean
  /** Whether the role may see the settings. */
  readonly seesSettings: boolean
  /** Whether there are contacts, the worked example of recording. */
  readonly seesContacts: boolean
  readonly credit: Attribution | null
  readonly children: ReactNode
}

/** Frame of every signed-in page: navigation left (on top where it is narrow), account, content. */
export function Shell({ seesReviews, seesUsers, seesSettings, seesContacts, credit, children, ...account }: Props) {
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {en.skip}
      </a>
      <header className={styles.bar}>
        <Brand />
        <nav aria-label={en.shell.navigation} className={styles.nav}>
          <NavLink href="/sessions" label={en.shell.sessions}>
            <path d="M3 4.5h14v9H3zM7 17h6M10 13.5V17" />
          </NavLink>
          <NavLink href="/activities" label={en.shell.activities}>
            <path d="M3 10h3l2.2-6 3.6 12 2.2-6h3" />
          </NavLink>
          {seesReviews && (
            <NavLink href="/reviews" label={en.shell.reviews}>
              <path d="M3 3.5h14v10H9l-4 3.5v-3.5H3zM6.5 8.5l2.3 2.2L13.5 6.5" />
            </NavLink>
          )}
          {seesContacts && (
            <NavLink href="/contacts" label={en.shell.contacts}>
              <path d="M4.5 2.5h11v15h-11zM2.5 6h3M2.5 10h3M2.5 14h3M10.5 9.3a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8zM7.3 14c.2-1.8 1.5-2.7 3.2-2.7s3 .9 3.2 2.7" />
            </NavLink>
          )}
          {seesUsers && (
            <NavLink href="/users" label={en.shell.users}>
              <path d="M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.4-4.5 5.5-4.5s5.5 1.5 5.5 4.5M13 3.8a3 3 0 0 1 0 5.5M15 12.4c1.9.7 3 2.1 3 4.1" />
            </NavLink>
          )}
          {seesSettings && (
            <NavLink href="/settings" label={en.shell.console}>
              <path d="M3 5.5h8M15 5.5h2M3 14.5h2M9 14.5h8M13 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 16.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z" />
            </NavLink>
          )}
        </nav>
        <Account {...account} />
      </header>
      <div className={styles.page}>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <footer className={styles.foot}>
          {credit && (
            <a href={credit.href} rel="noreferrer">
              {credit.text}
            </a>
          )}
        </footer>
      </div>
    </div>
  )
}
