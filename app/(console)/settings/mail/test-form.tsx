'use client'

import { FormMessage } from '@/app/_ui/form-message'
import { Said } from '@/app/_ui/said'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enMail } from '@/lib/i18n/en-mail'
import type { FormAction } from '@/lib/web/form-state'
import styles from './mail.module.css'

const words = enMail.mail.test

/** The button that writes a letter to whoever presses it. */
export function TestForm({ action }: { readonly action: FormAction }) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={styles.end}>
      <SubmitButton label={words.send} pending={words.sending} tone="plain" />
      <FormMessage state={state} />
      <Said state={state} />
    </form>
  )
}
