'use client'

import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { closeDialog } from '@/app/_ui/close-dialog'
import { ConfirmPassword } from '@/app/_ui/confirm-password'
import { Dialog } from '@/app/_ui/dialog'
import forms from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { openDialog } from '@/app/_ui/open-dialog'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enShell } from '@/lib/i18n/en-shell'
import type { PersonalLink } from '@/lib/users/bring-link'
import { type FormAction, type FormState, untouched } from '@/lib/web/form-state'

type State = FormState<PersonalLink>

type Props = {
  readonly userId: string
  readonly action: FormAction<PersonalLink> | FormAction
  /** Whether the button is there. The dialog stays, so that what it was answered is not lost with the button. */
  readonly offered: boolean
  readonly words: { readonly label: string; readonly title: string; readonly submit: string; readonly pending: string }
  readonly tone?: 'danger'
  /** Told once the action has succeeded and the dialog is closed; not where it has a link to show. */
  readonly onDone: (message: string) => void
  /** What is asked, with the fields. */
  readonly children: (state: State) => ReactNode
  /** The link that was made, in place of the form. */
  readonly handed?: (link: PersonalLink, close: () => void) => ReactNode
}

/** One thing done to a person: a button, and the dialog that says what it does and asks for the password where that is long ago. Sends `userId`. */
export function UserDialog({ userId, action, offered, words, tone, onDone, children, handed }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [state, send] = useKeptAction(action as FormAction<PersonalLink>)
  // What has been read and closed is not shown again, nor kept on the page.
  const [closed, setClosed] = useState<State>(untouched)
  const [round, setRound] = useState(0)
  const shown = state === closed ? untouched : state
  const link = shown.data
  const { message } = shown

  useLayoutEffect(() => {
    if (!shown.ok || link) return
    closeDialog(dialog.current)
    setClosed(state)
    onDone(message ?? '')
  }, [shown, link, state, message, onDone])

  const close = () => closeDialog(dialog.current)

  return (
    <>
      {offered && (
        <button
          type="button"
          className={buttons.button}
          data-tone={tone === 'danger' ? 'caution' : undefined}
          popoverTarget={id}
          aria-haspopup="dialog"
          onClick={(event) => {
            event.preventDefault()
            openDialog(dialog.current)
          }}
        >
          {words.label}
        </button>
      )}
      <Dialog
        id={id}
        ref={dialog}
        title={words.title}
        onClose={() => {
          if (dialog.current?.open) return
          setClosed(state)
          setRound((n) => n + 1)
        }}
      >
        {link && handed ? (
          handed(link, close)
        ) : (
          <form key={round} action={send} className={forms.form} noValidate>
            <FormMessage state={shown} />
            {children(shown)}
            <input type="hidden" name="userId" value={userId} />
            <ConfirmPassword state={shown} />
            <div className={forms.actions}>
              <button type="button" className={buttons.button} popoverTarget={id} popoverTargetAction="hide" onClick={close}>
                {enShell.cancel}
              </button>
              <SubmitButton label={words.submit} pending={words.pending} tone={tone ?? 'primary'} />
            </div>
          </form>
        )}
      </Dialog>
    </>
  )
}
