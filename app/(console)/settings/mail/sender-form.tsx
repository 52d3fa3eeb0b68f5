'use client'

import { ConfirmPassword } from '@/app/_ui/confirm-password'
import { Field } from '@/app/_ui/field'
import form from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { Said } from '@/app/_ui/said'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enMail } from '@/lib/i18n/en-mail'
import type { StoredMailSetup } from '@/lib/mail/mail-setup'
import type { FormAction } from '@/lib/web/form-state'
import styles from './mail.module.css'

const words = enMail.mail.form

/** The fields: their words, and how they are typed. */
const about = {
  mailFrom: { label: words.from, hint: words.fromHint, inputMode: 'email', maxLength: 300 },
  mailReplyTo: { label: words.replyTo, hint: words.replyToHint, inputMode: 'email', maxLength: 300 },
  productName: { label: words.productName, hint: words.productHint, maxLength: 80 },
  mailNoticesAnHour: { label: words.notices, hint: words.noticesHint, inputMode: 'numeric', maxLength: 8 },
} as const
const names = ['mailFrom', 'mailReplyTo', 'productName', 'mailNoticesAnHour'] as const

/** From whom letters come. Sends all four values and the `revision` that they were shown of. */
export function SenderForm({ action, setUp }: { readonly action: FormAction; readonly setUp: StoredMailSetup }) {
  const [state, send] = useKeptAction(action)
  const shown = {
    ...setUp,
    mailFrom: setUp.mailFrom ?? '',
    mailReplyTo: setUp.mailReplyTo ?? '',
    mailNoticesAnHour: `${setUp.mailNoticesAnHour}`,
  }
  const value = (name: keyof typeof about) => state.values?.[name] ?? shown[name]
  return (
    <form action={send} className={`${form.form} ${styles.form}`} aria-label={words.label} noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="revision" value={setUp.revision} />
      <div className={styles.pair}>
        {names.map((name) => (
          <Field
            key={`${name} ${value(name)}`}
            id={`mail-${name}`}
            name={name}
            autoComplete="off"
            defaultValue={value(name)}
            error={state.fields?.[name]}
            {...about[name]}
          />
        ))}
      </div>
      <ConfirmPassword state={state} />
      <div className={styles.end}>
        <SubmitButton label={words.save} pending={words.saving} />
        <Said state={state} />
      </div>
    </form>
  )
}
