'use client'

import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enNotMe } from '@/lib/i18n/en-not-me'
import type { FormAction } from '@/lib/web/form-state'

const words = enNotMe.notMe

type Props = { readonly token: string; readonly notMe: FormAction; readonly wasMe: FormAction }

/** The two answers, each a form of its own. Both send `token`. */
export function NotMeForm({ token, notMe, wasMe }: Props) {
  const [said, sayNotMe] = useKeptAction(notMe)
  const [vouched, sayWasMe] = useKeptAction(wasMe)
  return (
    <>
      <form action={sayNotMe} className={styles.form}>
        <FormMessage state={said} />
        <input type="hidden" name="token" value={token} />
        <SubmitButton label={words.notMe} pending={words.notMePending} tone="danger" wide />
      </form>
      <form action={sayWasMe} className={styles.form}>
        <FormMessage state={vouched} />
        <input type="hidden" name="token" value={token} />
        <div className={styles.field}>
          <SubmitButton label={words.wasMe} pending={words.wasMePending} tone="plain" wide />
          <p className={styles.hint}>{words.wasMeHint}</p>
        </div>
      </form>
    </>
  )
}
