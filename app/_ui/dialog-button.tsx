'use client'

import { type ReactNode, useId, useRef, useState } from 'react'
import styles from './button.module.css'
import { closeDialog } from './close-dialog'
import { Dialog } from './dialog'
import { openDialog } from './open-dialog'

type Props = {
  readonly label: string
  readonly title: string
  readonly tone?: 'primary' | 'danger' | 'plain' | 'quiet'
  /** The full name where several buttons of a page have one label. */
  readonly name?: string
  /** The dialog's content; `close` closes it. Made anew each time the dialog has been closed. */
  readonly children: (close: () => void) => ReactNode
}

/** A button and the dialog it opens: modal with script, a plain popover without. */
export function DialogButton({ label, title, tone = 'primary', name, children }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [round, setRound] = useState(0)

  return (
    <>
      <button
        type="button"
        className={styles.button}
        data-tone={tone}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={name}
        onClick={(event) => {
          event.preventDefault()
          openDialog(dialog.current)
        }}
      >
        {label}
      </button>
      <Dialog id={id} ref={dialog} title={title} onClose={() => dialog.current?.open || setRound((n) => n + 1)}>
        <div key={round}>{children(() => closeDialog(dialog.current))}</div>
      </Dialog>
    </>
  )
}
