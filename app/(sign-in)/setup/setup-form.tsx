'use client'

import { EmailField } from '@/app/_ui/email-field'
import { Field } from '@/app/_ui/field'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { NewPassword } from '@/app/(sign-in)/new-password'
import { enSignIn } from '@/lib/i18n/en-sign-in'
import type { FormAction } from '@/lib/web/form-state'

const words = enSignIn.setup

/** Makes the first administrator. Sends `token`, `name`, `email`, `password` and `repeat`. */
export function SetupForm({ action, token }: { action: FormAction; token: string }) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={styles.form} noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      <Field
        id="name"
        name="name"
        maxLength={120}
        label={words.name}
        error={state.fields?.name}
        defaultValue={state.values?.name}
        autoComplete="name"
        required
      />
      <EmailField id="email" label={words.email} error={state.fields?.email} defaultValue={state.values?.email} autoComplete="username" />
      <NewPassword label={words.password} repeatLabel={words.repeat} fields={state.fields} />
      <SubmitButton label={words.submit} pending={words.pending} wide />
    </form>
  )
}
