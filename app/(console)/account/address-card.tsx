'use client'

import buttons from '@/app/_ui/button.module.css'
import { EmailField } from '@/app/_ui/email-field'
import { Field } from '@/app/_ui/field'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { Said } from '@/app/_ui/said'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { passwordAgain } from '@/lib/auth/password-again'
import { enAccount } from '@/lib/i18n/en-account'
import type { FormAction } from '@/lib/web/form-state'
import cards from './profile.module.css'

const words = enAccount.account

type Props = {
  readonly change: FormAction
  readonly again: FormAction
  readonly withdraw: FormAction
  /** The address that waits for its confirmation, in words; null where none does. */
  readonly waiting: string | null
}

/** One's own new email. Sends `email` and the password; what waits can be sent again or withdrawn. */
export function AddressCard({ change, again, withdraw, waiting }: Props) {
  const [state, send] = useKeptAction(change)
  const [sent, sendAgain] = useKeptAction(again)
  const [withdrawn, takeBack] = useKeptAction(withdraw)
  return (
    <>
      <p className={cards.lead}>{words.addressLead}</p>
      {waiting && (
        <div className={cards.waiting}>
          <p>{waiting}</p>
          <form action={sendAgain}>
            <button type="submit" className={buttons.button}>
              {words.sendAgain}
            </button>
          </form>
          <form action={takeBack}>
            <button type="submit" className={buttons.button}>
              {words.withdraw}
            </button>
          </form>
        </div>
      )}
      <div>
        <FormMessage state={sent} />
        <Said state={sent} focus />
        <FormMessage state={withdrawn} />
        <Said state={withdrawn} focus />
      </div>
      <form action={send} className={styles.form} noValidate>
        <FormMessage state={state} />
        <EmailField
          id="account-email"
          key={String(state.ok)}
          label={words.newEmail}
          error={state.fields?.email}
          defaultValue={state.ok ? '' : state.values?.email}
          autoComplete="off"
        />
        <Field
          id="account-email-password"
          name={passwordAgain}
          type="password"
          label={words.current}
          error={state.fields?.[passwordAgain]}
          autoComplete="current-password"
          required
        />
        <div className={cards.end}>
          <SubmitButton label={words.changeAddress} pending={words.changing} />
          <Said state={state} />
        </div>
      </form>
    </>
  )
}
