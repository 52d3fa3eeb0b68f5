'use client'

import { useLayoutEffect, useRef } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { Dialog } from '@/app/_ui/dialog'
import { openDialog } from '@/app/_ui/open-dialog'
import { enKill } from '@/lib/i18n/en-kill'
import { enShell } from '@/lib/i18n/en-shell'
import type { KillOrder } from '@/lib/sessions/kill-order'
import type { FormAction } from '@/lib/web/form-state'
import { type ChosenResult, KillChosenForm } from './kill-chosen-form'
import { KillManyForm } from './kill-many-form'
import { KillProgressView } from './kill-progress'
import type { Remembered } from './kill-remembered'
import type { Scope } from './kill-scope'
import type { KillTarget } from './kill-target'

/** What a dialog is about: rows that were chosen, a scope that is counted, or an order that was left midway. */
export type KillMany =
  | { readonly kind: 'chosen'; readonly targets: readonly KillTarget[] }
  | { readonly kind: 'scope'; readonly scope: Scope }
  | { readonly kind: 'resume'; readonly order: Remembered }

export type KillActions = { readonly chosen: FormAction<ChosenResult>; readonly many: FormAction<KillOrder> }

type Props = { readonly about: KillMany; readonly actions: KillActions; readonly onClose: () => void }

/** Opens at once; whoever renders it takes it away on close. */
export function KillManyDialog({ about, actions, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const done = () => dialog.current?.close()

  useLayoutEffect(() => openDialog(dialog.current), [])

  return (
    <Dialog ref={dialog} title={titleOf(about)} onClose={onClose}>
      {about.kind === 'chosen' && (
        <KillChosenForm
          targets={about.targets}
          action={actions.chosen}
          cancel={<Leave label={enShell.cancel} onClick={done} />}
          close={<Leave label={enShell.close} tone="primary" focused onClick={done} />}
        />
      )}
      {about.kind === 'scope' && <KillManyForm scope={about.scope} action={actions.many} onDone={done} />}
      {about.kind === 'resume' && (
        <KillProgressView order={about.order.order} total={about.order.total} doneBefore={about.order.done} onDone={done} />
      )}
    </Dialog>
  )
}

const titleOf = (about: KillMany): string =>
  enKill.killMany.titles[about.kind === 'scope' ? about.scope.scope : about.kind === 'chosen' ? 'chosen' : 'resume']

type LeaveProps = { readonly label: string; readonly tone?: 'primary'; readonly focused?: boolean; readonly onClick: () => void }

function Leave({ label, tone, focused = false, onClick }: LeaveProps) {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (focused) button.current?.focus()
  }, [focused])
  return (
    <button ref={button} type="button" className={buttons.button} data-tone={tone} onClick={onClick}>
      {label}
    </button>
  )
}
