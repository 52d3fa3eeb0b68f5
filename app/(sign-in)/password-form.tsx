'use client'

import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { NewPassword } from '@/app/(sign-in)/new-password'
import { enSignIn } from '@/lib/i18n/en-sign-in'
import type { FormAction } from '@/lib/web/form-state'

const words = enSignIn.invite

type Props = { readonly action: FormAction; readonly token: string; readonly email: string; readonly submit: string }

/** Whoever has a link chooses a password. Sends `token`, `password` and `repeat`; `email` is there for password managers only. */
export function PasswordForm({ action, token, email, submit }: Props) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={styles.form} noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <NewPassword label={words.password} repeatLabel={words.repeat} fields={state.fields} />
      <SubmitButton label={submit} pending={words.pending} wide />
    </form>
  )
}
