'use client'

import { useState } from 'react'
import { DialogButton } from '@/app/_ui/dialog-button'
import forms from '@/app/_ui/form.module.css'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enSessions } from '@/lib/i18n/en-sessions'
import { type FormAction, type FormState, type KillResult, untouched } from '@/lib/web/form-state'
import { KillForm } from './kill-form'
import { killSentence } from './kill-outcome'
import type { KillTarget } from './kill-target'

type Props = { readonly may: boolean; readonly target: KillTarget; readonly action: FormAction<KillResult> }

/** Kill session on the detail. Once it has ended there is nothing to kill, but its dialog stays until it was read. */
export function KillButton({ may, target, action }: Props) {
  const [open, setOpen] = useState(false)
  const [state, send] = useKeptAction(action)
  const [read, setRead] = useState<FormState<KillResult>>(untouched)
  const shown = state === read ? untouched : state
  // Without script no dialog is open any more: what became of it stands where its button was.
  if (!may && !open) return shown.ok && <Outcome state={shown} user={target.user} />

  function onOpen(now: boolean) {
    setOpen(now)
    if (!now) setRead(state)
  }

  return (
    <DialogButton label={enSessions.sessions.kill} title={enSessions.kill.title} tone="danger" onOpen={onOpen}>
      {(close) => <KillForm target={target} state={shown} send={send} onDone={close} />}
    </DialogButton>
  )
}

function Outcome({ state, user }: { readonly state: FormState<KillResult>; readonly user: string }) {
  return (
    <p role="status" className={forms.done}>
      {killSentence(state, user)}
    </p>
  )
}
