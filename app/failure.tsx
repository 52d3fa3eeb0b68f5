'use client'

import { unstable_isUnrecognizedActionError as isOutdated } from 'next/navigation'
import buttons from '@/app/_ui/button.module.css'
import { enShell } from '@/lib/i18n/en-shell'
import styles from './failure.module.css'

export type FailureProps = { readonly error: unknown; readonly retry: () => void }

/** What a page says when it failed. An error of the server shows its reference only; one without reference is ours to read. */
export function Failure({ error, retry }: FailureProps) {
  const words = enShell.pages
  const outdated = error instanceof Error && isOutdated(error)
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <div className={styles.frame}>
      <div className={styles.card} role="alert">
        <h1>{outdated ? words.outdatedTitle : words.errorTitle}</h1>
        <p>{outdated ? words.outdated : digest === null && error instanceof Error ? error.message : words.error}</p>
        {digest !== null && <p>{words.reference(digest)}</p>}
        <button className={buttons.button} data-tone="primary" type="button" onClick={() => (outdated ? location.reload() : retry())}>
          {outdated ? words.reload : words.retry}
        </button>
      </div>
    </div>
  )
}
