'use client'

import { Field } from '@/app/_ui/field'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { Said } from '@/app/_ui/said'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { NewPassword } from '@/app/(sign-in)/new-password'
import { passwordAgain } from '@/lib/auth/password-again'
import { enAccount } from '@/lib/i18n/en-account'
import type { FormAction } from '@/lib/web/form-state'
import cards from './profile.module.css'

const words = enAccount.account

/** One's own new password. Sends the current one, `password` and `repeat`; `email` is there for password managers only. */
export function PasswordForm({ action, email }: { action: FormAction; email: string }) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={styles.form} noValidate>
      <p className={cards.lead}>{words.passwordLead}</p>
      <FormMessage state={state} />
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <Field
        id="account-current"
        name={passwordAgain}
        type="password"
        label={words.current}
        error={state.fields?.[passwordAgain]}
        autoComplete="current-password"
        required
      />
      <NewPassword label={words.next} repeatLabel={words.repeat} fields={state.fields} />
      <div className={cards.end}>
        <SubmitButton label={words.change} pending={words.changing} />
        <Said state={state} />
      </div>
    </form>
  )
}
