'use client'

import { DialogButton } from '@/app/_ui/dialog-button'
import { Field } from '@/app/_ui/field'
import { enNotes } from '@/lib/i18n/en-notes'
import type { FormAction } from '@/lib/web/form-state'
import { NoteForm } from './note-form'

const words = enNotes.notes

type Props = { readonly sessionId: string; readonly label: string | null; readonly recorded: string; readonly action: FormAction }

/** Name this device: sends `sessionId`, `label` and `reason`. */
export function RelabelButton({ sessionId, label, recorded, action }: Props) {
  return (
    <DialogButton label={words.rename} title={words.rename} tone="quiet">
      {(close) => (
        <NoteForm id="relabel" sessionId={sessionId} lead={words.renameLead(recorded)} action={action} onDone={close}>
          {({ fields, values }) => (
            <Field
              id="relabel-label"
              name="label"
              maxLength={80}
              label={words.label}
              hint={words.labelHint}
              error={fields?.label}
              defaultValue={values?.label ?? label ?? ''}
              autoComplete="off"
            />
          )}
        </NoteForm>
      )}
    </DialogButton>
  )
}
