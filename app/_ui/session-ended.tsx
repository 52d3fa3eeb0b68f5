'use client'

import { useLayoutEffect, useRef } from 'react'
import { enSignIn } from '@/lib/i18n/en-sign-in'
import { Brand } from './brand'
import buttons from './button.module.css'
import { EndedNotice, type EndedReason } from './ended-notice'
import styles from './session-ended.module.css'

type Props = {
  readonly reason: EndedReason
  readonly message: string | null
  /** ISO 8601. */
  readonly at: string | null
  /** Where to sign in again. */
  readonly signIn: string
}

/**
 * Stands in place of everything once the session has ended. Render it instead of the page, not above it: what was shown must be gone.
 * The link is a plain one, so that the router's memory goes too.
 */
export function SessionEnded({ signIn, ...ended }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)

  useLayoutEffect(() => {
    document.title = enSignIn.ended.title
    heading.current?.focus()
  }, [])

  return (
    <main className={styles.ended}>
      <div className={styles.card}>
        <Brand />
        <h1 ref={heading} tabIndex={-1}>
          {enSignIn.ended.title}
        </h1>
        <EndedNotice {...ended} />
        <a className={buttons.button} data-tone="primary" data-wide="" href={signIn}>
          {enSignIn.ended.signIn}
        </a>
      </div>
    </main>
  )
}
