'use client'

import { useLayoutEffect, useRef } from 'react'
import { Dialog } from '@/app/_ui/dialog'
import styles from '@/app/_ui/form.module.css'
import { openDialog } from '@/app/_ui/open-dialog'

type Props = {
  readonly title: string
  /** Each key, and what it does. */
  readonly keys: readonly (readonly [key: string, what: string])[]
  readonly onClose: () => void
}

/** What each key of a list does. */
export function KeysDialog({ title, keys, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => openDialog(dialog.current), [])

  return (
    <Dialog ref={dialog} title={title} onClose={onClose}>
      <dl className={styles.facts}>
        {keys.map(([key, what]) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={what}>{what}</dd>,
        ])}
      </dl>
    </Dialog>
  )
}
