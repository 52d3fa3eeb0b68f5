'use client'

import { EmailField } from '@/app/_ui/email-field'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enSignIn } from '@/lib/i18n/en-sign-in'
import type { FormAction } from '@/lib/web/form-state'

const words = enSignIn.forgot

/** Sends `email`. */
export function ForgotForm({ action }: { action: FormAction }) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={styles.form} noValidate>
      <FormMessage state={state} />
      <EmailField id="email" label={words.email} error={state.fields?.email} defaultValue={state.values?.email} autoComplete="username" />
      <SubmitButton label={words.submit} pending={words.pending} wide />
    </form>
  )
}
