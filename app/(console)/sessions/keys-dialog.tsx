'use client'

import { useEffect, useRef } from 'react'
import { Dialog } from '@/app/_ui/dialog'
import styles from '@/app/_ui/form.module.css'
import { openDialog } from '@/app/_ui/open-dialog'
import { enSessions } from '@/lib/i18n/en-sessions'

/** What each key of the list does. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const words = enSessions.sessions.keys

  useEffect(() => openDialog(dialog.current), [])

  return (
    <Dialog ref={dialog} title={words.title} onClose={onClose}>
      <dl className={styles.facts}>
        {words.list.map(([key, what]) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={what}>{what}</dd>,
        ])}
      </dl>
    </Dialog>
  )
}
