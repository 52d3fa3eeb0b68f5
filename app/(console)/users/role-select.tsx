'use client'

import { useActionState, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { Dialog } from '@/app/_ui/dialog'
import forms from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { openDialog } from '@/app/_ui/open-dialog'
import { SubmitButton } from '@/app/_ui/submit-button'
import type { Role } from '@/lib/access/roles'
import { enShell } from '@/lib/i18n/en-shell'
import { enUsers } from '@/lib/i18n/en-users'
import { type FormAction, untouched } from '@/lib/web/form-state'
import { roleOptions } from './role-options'
import styles from './role-select.module.css'

const words = enUsers.users

type Props = { readonly userId: string; readonly name: string; readonly role: Role; readonly action: FormAction }

/** A person's role; another choice asks first, because it ends that person's sessions. Sends `userId` and `role`. */
export function RoleSelect({ userId, name, role, action }: Props) {
  const [state, send] = useActionState(action, untouched)
  const [picked, setPicked] = useState<Role>(role)
  const dialog = useRef<HTMLDialogElement>(null)

  function pick(value: string) {
    const next = roleOptions.find((option) => option.value === value)?.value as Role | undefined
    if (!next || next === role) return
    setPicked(next)
    openDialog(dialog.current)
  }

  return (
    <>
      <form action={send} className={styles.role}>
        <input type="hidden" name="userId" value={userId} />
        <select name="role" value={picked} aria-label={words.roleOf(name)} onChange={(event) => pick(event.target.value)}>
          {roleOptions.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <noscript>
          <button type="submit" className={buttons.button}>
            {words.change}
          </button>
        </noscript>
      </form>
      <Dialog ref={dialog} title={words.changeTitle(name)} onClose={() => setPicked(role)}>
        <form action={send} className={forms.form}>
          <FormMessage state={state} />
          <p>{words.changeLead(enShell.roles[role], enShell.roles[picked])}</p>
          <input type="hidden" name="userId" value={userId} />
          <input type="hidden" name="role" value={picked} />
          <div className={forms.actions}>
            <button type="button" className={buttons.button} onClick={() => dialog.current?.close()}>
              {enShell.cancel}
            </button>
            <SubmitButton label={words.change} pending={words.changing} />
          </div>
        </form>
      </Dialog>
    </>
  )
}
