'use client'

import { useEffect, useRef, useState } from 'react'
import { closeDialog } from '@/app/_ui/close-dialog'
import { Dialog } from '@/app/_ui/dialog'
import { openDialog } from '@/app/_ui/open-dialog'
import { enExpiry } from '@/lib/i18n/en-expiry'
import type { Warning } from './countdown'
import { IdleAnswers, LimitAnswers } from './expiry-answers'
import styles from './expiry-warning.module.css'
import { TimeLeft } from './time-left'

type Props = {
  readonly warning: Warning | null
  readonly stay: () => Promise<boolean>
  readonly seen: () => void
  readonly signInAgain: () => void
}

/**
 * Says that the session is about to end: by its idle timeout, which whoever is there moves by any answer, or by its time limit, which nothing moves. It
 * closes by itself once there is nothing to warn of any more, and gives the focus back.
 */
export function ExpiryWarning({ warning, stay, seen, signInAgain }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState(warning)
  const [failed, setFailed] = useState(false)
  const by = shown?.by

  useEffect(() => {
    if (warning) return setShown(warning)
    setFailed(false)
    // Closed and then taken away: only so the focus goes back to where it was.
    closeDialog(dialog.current)
  }, [warning])

  useEffect(() => {
    if (by === undefined) return
    openDialog(dialog.current)
    dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [by])

  async function answer() {
    setFailed(false)
    if (await stay()) return
    setFailed(true)
    setShown(warning)
  }

  function onClose() {
    if (dialog.current?.open) return
    setShown(null)
    // Closing it is an answer, too: somebody is there.
    if (warning?.by === 'idle') void answer()
    if (warning?.by === 'time_limit') seen()
  }

  if (shown === null) return null
  return (
    <Dialog ref={dialog} title={enExpiry.expiry[shown.by].title} onClose={onClose}>
      <div className={styles.warning}>
        <TimeLeft endsAt={shown.endsAt} />
        {failed && (
          <p role="alert" className={styles.failed}>
            {enExpiry.expiry.failed}
          </p>
        )}
        {shown.by === 'idle' ? (
          <IdleAnswers stay={answer} />
        ) : (
          <LimitAnswers later={() => closeDialog(dialog.current)} signInAgain={signInAgain} />
        )}
      </div>
    </Dialog>
  )
}
