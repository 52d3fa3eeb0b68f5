'use client'

import buttons from '@/app/_ui/button.module.css'
import { DialogButton } from '@/app/_ui/dialog-button'
import forms from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enContacts } from '@/lib/i18n/en-contacts'
import { enShell } from '@/lib/i18n/en-shell'
import type { FormAction } from '@/lib/web/form-state'

const words = enContacts.contactForm

type Props = { readonly action: FormAction; readonly contact: { readonly id: string; readonly name: string } }

/** The button and the dialog that asks before a contact is deleted. Sends `contactId`. */
export function DeleteOne({ action, contact }: Props) {
  return (
    <DialogButton label={words.delete} title={words.deleteTitle(contact.name)} tone="plain">
      {(close) => <DeleteForm action={action} id={contact.id} onCancel={close} />}
    </DialogButton>
  )
}

function DeleteForm({ action, id, onCancel }: { readonly action: FormAction; readonly id: string; readonly onCancel: () => void }) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={forms.form}>
      <FormMessage state={state} />
      <p>{words.deleteLead}</p>
      <input type="hidden" name="contactId" value={id} />
      <div className={forms.actions}>
        <button type="button" className={buttons.button} onClick={onCancel}>
          {enShell.cancel}
        </button>
        <SubmitButton label={words.deleteSubmit} pending={words.deleting} tone="danger" />
      </div>
    </form>
  )
}
