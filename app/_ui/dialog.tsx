'use client'

import { type ReactNode, type Ref, useId } from 'react'
import { enShell } from '@/lib/i18n/en-shell'
import styles from './dialog.module.css'

type Props = {
  readonly title: string
  readonly children: ReactNode
  readonly ref?: Ref<HTMLDialogElement>
  readonly id?: string
  readonly onClose?: () => void
}

/**
 * The platform's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. It is a popover too, so that a
 * button with `popoverTarget` opens it before any script has run.
 */
export function Dialog({ title, children, ref, id, onClose }: Props) {
  const heading = useId()
  return (
    <dialog ref={ref} id={id} popover="auto" className={styles.dialog} aria-labelledby={heading} onClose={onClose}>
      <form method="dialog" className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <button type="submit" aria-label={enShell.close}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3.5 3.5l9 9m0-9l-9 9" />
          </svg>
        </button>
      </form>
      {children}
    </dialog>
  )
}
