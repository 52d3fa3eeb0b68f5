'use client'

import { type ReactNode, type Ref, useId } from 'react'
import { enShell } from '@/lib/i18n/en-shell'
import { closeDialog } from './close-dialog'
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
    <dialog
      ref={ref}
      id={id}
      popover="auto"
      className={styles.dialog}
      aria-labelledby={heading}
      onClose={onClose}
      // A popover never says "close", and Chromium says it with its next frame, which a hidden tab has none of: "toggle" comes at once.
      onToggle={({ newState, currentTarget }) => newState === 'closed' && !currentTarget.open && onClose?.()}
    >
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <button
          type="button"
          aria-label={enShell.close}
          popoverTarget={id}
          popoverTargetAction="hide"
          onClick={({ currentTarget }) => closeDialog(currentTarget.closest('dialog'))}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3.5 3.5l9 9m0-9l-9 9" />
          </svg>
        </button>
      </div>
      {children}
    </dialog>
  )
}
