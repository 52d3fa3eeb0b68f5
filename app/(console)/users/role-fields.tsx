import { Choice } from '@/app/_ui/choice'
import { Notice } from '@/app/_ui/notice'
import type { Role } from '@/lib/access/roles'
import { enUsersDetail } from '@/lib/i18n/en-users-detail'
import type { FormState } from '@/lib/web/form-state'
import { roleOptions } from './role-options'

const words = enUsersDetail.role

type Props = { readonly person: { readonly role: Role; readonly isSelf: boolean }; readonly state: FormState<unknown> }

/** Field `role`, and what another one does: to oneself more than to others. */
export function RoleFields({ person, state }: Props) {
  const role = state.values?.role ?? person.role
  return (
    <>
      <Choice
        id="new-role"
        key={role}
        name="role"
        label={words.field}
        error={state.fields?.role}
        options={roleOptions}
        defaultValue={role}
      />
      {person.isSelf ? <Notice tone="warning">{words.self}</Notice> : <p>{words.lead}</p>}
    </>
  )
}
