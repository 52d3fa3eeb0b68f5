'use client'

import type { ReactNode } from 'react'
import { enShell } from '@/lib/i18n/en-shell'
import type { Attribution } from '@/lib/origin/attribution'
import type { AccountProps } from './account'
import { Brand } from './brand'
import type { Place } from './places'
import styles from './shell.module.css'
import { ShellMenu } from './shell-menu'

type Props = AccountProps & {
  /** Those that the role opens. */
  readonly places: readonly Place[]
  readonly openCases: number
  readonly credit: Attribution | null
  /** Beside the name: how many notices wait. */
  readonly bell: ReactNode
  readonly children: ReactNode
}

/**
 * Frame of every signed-in page: navigation left (on top where it is narrow), account, content. On the client for its price: what the server renders of a
 * frame is written into each page, read back, and only then rendered to HTML (docs/performance.md).
 */
export function Shell({ credit, bell, children, ...menu }: Props) {
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {enShell.skip}
      </a>
      <header className={styles.bar}>
        <div className={styles.head}>
          <Brand />
          {bell}
        </div>
        <ShellMenu {...menu} />
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
