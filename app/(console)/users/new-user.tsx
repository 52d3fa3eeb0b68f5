'use client'

import { DialogButton } from '@/app/_ui/dialog-button'
import { enUsers } from '@/lib/i18n/en-users'
import type { PersonalLink } from '@/lib/users/bring-link'
import type { FormAction } from '@/lib/web/form-state'
import { NewUserForm } from './new-user-form'

/** The button and the dialog behind it. */
export function NewUser({ action, mails }: { readonly action: FormAction<PersonalLink>; readonly mails: boolean }) {
  return (
    <DialogButton label={enUsers.users.create} title={enUsers.users.dialog}>
      {(close) => <NewUserForm action={action} mails={mails} onDone={close} />}
    </DialogButton>
  )
}
