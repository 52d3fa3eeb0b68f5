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
  /** Told whenever the dialog opens or has closed. */
  readonly onOpen?: (open: boolean) => void
  /** The dialog's content; `close` closes it. Made anew each time the dialog has been closed. */
  readonly children: (close: () => void) => ReactNode
}

/** A button and the dialog it opens: modal with script, a plain popover without. */
export function DialogButton({ label, title, tone = 'primary', name, onOpen, children }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [round, setRound] = useState(0)

  function onClose() {
    if (dialog.current?.open) return
    setRound((n) => n + 1)
    onOpen?.(false)
    // What opened it may be gone by now: what holds it is the next best place.
    const around = dialog.current?.parentElement?.closest<HTMLElement>('dialog, main')
    requestAnimationFrame(() => document.activeElement === document.body && around?.focus())
  }

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
          onOpen?.(true)
        }}
      >
        {label}
      </button>
      <Dialog id={id} ref={dialog} title={title} onClose={onClose}>
        <div key={round}>{children(() => closeDialog(dialog.current))}</div>
      </Dialog>
    </>
  )
}
