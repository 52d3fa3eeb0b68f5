'use client'

import { Choice } from '@/app/_ui/choice'
import { ConfirmPassword } from '@/app/_ui/confirm-password'
import { EmailField } from '@/app/_ui/email-field'
import { Field } from '@/app/_ui/field'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enUsers } from '@/lib/i18n/en-users'
import type { PersonalLink } from '@/lib/users/bring-link'
import type { FormAction } from '@/lib/web/form-state'
import { HandField } from './hand-field'
import { HandedLink } from './handed-link'
import { roleOptions } from './role-options'

const words = enUsers.users

type Props = {
  readonly action: FormAction<PersonalLink>
  /** Whether letters leave. */
  readonly mails: boolean
  readonly onDone: () => void
}

/** Sends `email`, `name` and `role`; afterwards says that the invitation is mailed, or shows the link to hand over, once. */
export function NewUserForm({ action, mails, onDone }: Props) {
  const [state, send] = useKeptAction(action)
  const role = state.values?.role ?? 'audit_user'
  const made = state.data
  if (made) return <HandedLink made={made} words={words} onDone={onDone} />
  return (
    <form action={send} className={styles.form} noValidate>
      <p>{mails ? words.dialogLeadMailed : words.dialogLead}</p>
      <FormMessage state={state} />
      <EmailField id="new-email" label={words.email} error={state.fields?.email} defaultValue={state.values?.email} autoComplete="off" />
      <Field
        id="new-name"
        name="name"
        maxLength={120}
        label={words.name}
        error={state.fields?.name}
        defaultValue={state.values?.name}
        autoComplete="off"
        required
      />
      <Choice
        id="new-role"
        key={role}
        name="role"
        label={words.role}
        error={state.fields?.role}
        options={roleOptions}
        defaultValue={role}
      />
      {mails && <HandField id="new-hand" ticked={state.values?.hand === 'on'} />}
      <ConfirmPassword state={state} />
      <div className={styles.actions}>
        <SubmitButton label={words.submit} pending={words.pending} />
      </div>
    </form>
  )
}
