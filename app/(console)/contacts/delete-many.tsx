'use client'

import { useLayoutEffect, useRef } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { closeDialog } from '@/app/_ui/close-dialog'
import { Dialog } from '@/app/_ui/dialog'
import forms from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { openDialog } from '@/app/_ui/open-dialog'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import type { DeletedContact } from '@/lib/contacts/delete-contacts'
import { enContacts } from '@/lib/i18n/en-contacts'
import { enShell } from '@/lib/i18n/en-shell'
import type { FormAction } from '@/lib/web/form-state'
import type { Chosen } from './chosen'
import styles from './contact-chooser.module.css'
import { DeletedRows } from './deleted-rows'

const words = enContacts.contactsChosen
/** As many names as anybody reads before they decide; the rest is a number. */
const NAMED = 8

type Props = { readonly rows: readonly Chosen[]; readonly action: FormAction<readonly DeletedContact[]>; readonly onClose: () => void }

/** Asks before many contacts are deleted, and says of each what became of it. Sends `ids`. */
export function DeleteMany({ rows, action, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [state, send] = useKeptAction(action)
  const others = rows.filter(({ isOwn }) => !isOwn).length
  const close = () => closeDialog(dialog.current)

  useLayoutEffect(() => openDialog(dialog.current), [])

  return (
    <Dialog ref={dialog} title={state.ok ? words.resultTitle : words.title(rows.length)} onClose={() => dialog.current?.open || onClose()}>
      {state.ok && state.data ? (
        <DeletedRows rows={rows} results={state.data} onDone={close} />
      ) : (
        <form action={send} className={forms.form}>
          <FormMessage state={state} />
          <p>
            {words.lead} {others > 0 && words.others(others)}
          </p>
          <ul className={styles.rows}>
            {rows.slice(0, NAMED).map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
            {rows.length > NAMED && <li>{words.more(rows.length - NAMED)}</li>}
          </ul>
          <input type="hidden" name="ids" value={rows.map(({ id }) => id).join()} />
          <div className={forms.actions}>
            <button type="button" className={buttons.button} onClick={close}>
              {enShell.cancel}
            </button>
            <SubmitButton label={enContacts.contactForm.deleteSubmit} pending={enContacts.contactForm.deleting} tone="danger" />
          </div>
        </form>
      )}
    </Dialog>
  )
}
