'use client'

import { DialogButton } from '@/app/_ui/dialog-button'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { KillForm } from './kill-form'
import type { KillTarget } from './kill-target'

/** Kill session on the detail page. */
export function KillButton({ target, action }: { target: KillTarget; action: FormAction<KillResult> }) {
  return (
    <DialogButton label={enSessions.sessions.kill} title={enSessions.kill.title} tone="danger">
      {(close) => <KillForm target={target} action={action} onDone={close} />}
    </DialogButton>
  )
}
