'use client'

import { useState } from 'react'
import { DialogButton } from '@/app/_ui/dialog-button'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { KillForm } from './kill-form'
import type { KillTarget } from './kill-target'

type Props = { readonly may: boolean; readonly target: KillTarget; readonly action: FormAction<KillResult> }

/** Kill session on the detail. Once it has ended there is nothing to kill, but its dialog stays until it was read. */
export function KillButton({ may, target, action }: Props) {
  const [open, setOpen] = useState(false)
  if (!may && !open) return null
  return (
    <DialogButton label={enSessions.sessions.kill} title={enSessions.kill.title} tone="danger" onOpen={setOpen}>
      {(close) => <KillForm target={target} action={action} onDone={close} />}
    </DialogButton>
  )
}
