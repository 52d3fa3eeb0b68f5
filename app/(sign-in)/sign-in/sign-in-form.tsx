'use client'

import Link from 'next/link'
import { EmailField } from '@/app/_ui/email-field'
import { Field } from '@/app/_ui/field'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enSignIn } from '@/lib/i18n/en-sign-in'
import type { FormAction } from '@/lib/web/form-state'

const words = enSignIn.signIn

/** Sends `email` and `password`, and `next` (where to go afterwards) if there is one. */
export function SignInForm({ action, next }: { action: FormAction; next?: string }) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={styles.form} noValidate>
      <FormMessage state={state} />
      <EmailField id="email" label={words.email} error={state.fields?.email} defaultValue={state.values?.email} autoComplete="username" />
      <Field
        id="password"
        name="password"
        type="password"
        label={words.password}
        error={state.fields?.password}
        autoComplete="current-password"
        required
      />
      {next && <input type="hidden" name="next" value={next} />}
      <SubmitButton label={words.submit} pending={words.pending} wide />
      <Link href="/forgot" prefetch={false}>
        {words.forgot}
      </Link>
    </form>
  )
}
