'use client'

import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enSignIn } from '@/lib/i18n/en-sign-in'
import type { FormAction } from '@/lib/web/form-state'

const words = enSignIn.newAddress

/** Sends `token`: only by this, and not by looking, the address is confirmed. */
export function ConfirmForm({ action, token }: { action: FormAction; token: string }) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={styles.form} noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton label={words.submit} pending={words.pending} wide />
    </form>
  )
}
