'use client'

import { useActionState, useLayoutEffect, useRef, useState } from 'react'
import { Dialog } from '@/app/_ui/dialog'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { enUsers } from '@/lib/i18n/en-users'
import { type FormAction, type FormState, type InviteResult, untouched } from '@/lib/web/form-state'
import { InviteLink } from './invite-link'
import styles from './new-link.module.css'

const words = enUsers.users

type Props = { readonly userId: string; readonly name: string; readonly action: FormAction<InviteResult> }

/** Makes a new link for somebody who is invited and shows it, once; the links before it die. Sends `userId`. */
export function NewLink({ userId, name, action }: Props) {
  const [state, send] = useActionState(action, untouched)
  // What has been read and closed is not kept on the page.
  const [closed, setClosed] = useState<FormState<InviteResult>>(untouched)
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  const made = state.data

  // Before the effects of what is inside, which take the focus.
  useLayoutEffect(() => {
    if (state !== untouched && dialog.current?.open === false) dialog.current.showModal()
  }, [state])

  return (
    <>
      <form action={send} className={styles.renew}>
        <input type="hidden" name="userId" value={userId} />
        <SubmitButton label={words.renew} pending={words.renewing} name={words.renewOf(name)} tone="quiet" />
      </form>
      <Dialog ref={dialog} title={words.renewOf(name)} onClose={() => setClosed(state)}>
        {state === closed ? null : made ? (
          <InviteLink invite={made} title={words.renewedTitle(made.name)} text={words.renewed(made.email)} onDone={close} />
        ) : (
          <FormMessage state={state} />
        )}
      </Dialog>
    </>
  )
}
