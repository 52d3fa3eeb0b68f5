'use client'

import { ConfirmPassword } from '@/app/_ui/confirm-password'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enNotMe } from '@/lib/i18n/en-not-me'
import type { FormAction } from '@/lib/web/form-state'

const words = enNotMe.notMe

type Props = { readonly sessionId: string; readonly action: FormAction; readonly asksPassword: boolean }

/** Says that a session was not one's own, with the password where it is needed. Sends `sessionId`. */
export function DisownForm({ sessionId, action, asksPassword }: Props) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={styles.form}>
      <FormMessage state={state} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <ConfirmPassword state={state} asked={asksPassword} />
      <div className={styles.actions}>
        <SubmitButton label={words.notMe} pending={words.notMePending} tone="danger" />
      </div>
    </form>
  )
}
