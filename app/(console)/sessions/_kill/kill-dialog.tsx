'use client'

import { useLayoutEffect, useRef } from 'react'
import { Dialog } from '@/app/_ui/dialog'
import { openDialog } from '@/app/_ui/open-dialog'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { KillForm } from './kill-form'
import type { KillTarget } from './kill-target'

type Props = { readonly target: KillTarget; readonly action: FormAction<KillResult>; readonly onClose: () => void }

/** Opens at once, for one target; whoever renders it takes it away on close. */
export function KillDialog({ target, action, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [state, send] = useKeptAction(action)

  useLayoutEffect(() => openDialog(dialog.current), [])

  return (
    <Dialog ref={dialog} title={enSessions.kill.title} onClose={onClose}>
      <KillForm target={target} state={state} send={send} onDone={() => dialog.current?.close()} />
    </Dialog>
  )
}
