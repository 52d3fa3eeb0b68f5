'use client'

import type { ReactNode } from 'react'
import buttons from '@/app/_ui/button.module.css'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { NoteDone } from '@/app/_ui/note-done'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextArea } from '@/app/_ui/text-area'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enNotes } from '@/lib/i18n/en-notes'
import { enShell } from '@/lib/i18n/en-shell'
import type { FormAction, FormState } from '@/lib/web/form-state'

const words = enNotes.notes

type Props = {
  readonly id: string
  readonly sessionId: string
  readonly lead: string
  readonly action: FormAction
  readonly onDone: () => void
  readonly children: (state: FormState) => ReactNode
}

/** What a note beside a record has in common: what it is about, its fields, why, and what became of it. */
export function NoteForm({ id, sessionId, lead, action, onDone, children }: Props) {
  const [state, send] = useKeptAction(action)
  return (
    <>
      <NoteDone state={state} onDone={onDone} />
      {!state.ok && (
        <form action={send} className={styles.form}>
          <p>{lead}</p>
          <FormMessage state={state} />
          <input type="hidden" name="sessionId" value={sessionId} />
          {children(state)}
          <TextArea
            id={`${id}-reason`}
            name="reason"
            maxLength={500}
            label={words.reason}
            error={state.fields?.reason}
            defaultValue={state.values?.reason}
          />
          <div className={styles.actions}>
            <button type="button" className={buttons.button} onClick={onDone}>
              {enShell.cancel}
            </button>
            <SubmitButton label={words.save} pending={words.saving} />
          </div>
        </form>
      )}
    </>
  )
}
