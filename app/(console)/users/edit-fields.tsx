import { EmailField } from '@/app/_ui/email-field'
import { Field } from '@/app/_ui/field'
import styles from '@/app/_ui/form.module.css'
import { enUsers } from '@/lib/i18n/en-users'
import { enUsersDetail } from '@/lib/i18n/en-users-detail'
import type { FormState } from '@/lib/web/form-state'

type Props = {
  readonly person: { readonly name: string; readonly email: string }
  /** Whether another email holds only once it is confirmed there. */
  readonly asksThere: boolean
  readonly state: FormState<unknown>
}

/** Fields `name` and `email`, filled with what is there, which `shown` holds too. */
export function EditFields({ person, asksThere, state }: Props) {
  const { name = person.name, email = person.email } = state.values ?? {}
  return (
    <>
      <input type="hidden" name="shown" value={JSON.stringify({ name: person.name, email: person.email })} />
      <Field
        id="edit-name"
        key={`name ${name}`}
        name="name"
        maxLength={120}
        label={enUsers.users.name}
        error={state.fields?.name}
        defaultValue={name}
        autoComplete="off"
        required
      />
      <EmailField
        id="edit-email"
        key={`email ${email}`}
        label={enUsers.users.email}
        error={state.fields?.email}
        defaultValue={email}
        autoComplete="off"
      />
      <p className={styles.hint}>{asksThere ? enUsersDetail.edit.leadMailed : enUsersDetail.edit.lead}</p>
    </>
  )
}
