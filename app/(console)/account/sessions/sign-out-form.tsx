'use client'

import { type ReactNode, use, useLayoutEffect } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { ConfirmPassword } from '@/app/_ui/confirm-password'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { enAccount } from '@/lib/i18n/en-account'
import { enShell } from '@/lib/i18n/en-shell'
import type { FormState } from '@/lib/web/form-state'
import { Ways } from './sign-outs'

const words = enAccount.account

type Props = {
  readonly state: FormState
  readonly send: (data: FormData) => void
  readonly close: () => void
  readonly children: ReactNode
}

/** What is about to end, the password where it is needed, and the two buttons. Closes once it is done. */
export function SignOutForm({ state, send, close, children }: Props) {
  const asked = use(Ways)?.asksPassword ?? false

  useLayoutEffect(() => {
    if (state.ok) close()
  }, [state, close])

  return (
    <form action={send} className={styles.form}>
      {children}
      <FormMessage state={state} />
      <ConfirmPassword state={state} asked={asked} />
      <div className={styles.actions}>
        <button type="button" className={buttons.button} onClick={close}>
          {enShell.cancel}
        </button>
        <SubmitButton label={words.signOut} pending={words.signingOut} tone="danger" />
      </div>
    </form>
  )
}
