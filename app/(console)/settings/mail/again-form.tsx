'use client'

import { FormMessage } from '@/app/_ui/form-message'
import { Said } from '@/app/_ui/said'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enMail } from '@/lib/i18n/en-mail'
import type { FormAction } from '@/lib/web/form-state'
import styles from './mail.module.css'

const words = enMail.mail

type Props = { readonly action: FormAction; readonly letterId: string; readonly offered: boolean }

/** The button that sends a letter once more, where it may be, and what came of it. */
export function AgainForm({ action, letterId, offered }: Props) {
  const [state, send] = useKeptAction(action)
  return (
    <form action={send} className={`${styles.end} ${styles.again}`}>
      <input type="hidden" name="letterId" value={letterId} />
      {offered && <SubmitButton label={words.again} pending={words.againPending} />}
      <FormMessage state={state} />
      <Said state={state} focus />
    </form>
  )
}
