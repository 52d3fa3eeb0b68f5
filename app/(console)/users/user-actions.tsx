'use client'

import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { enUsersDetail } from '@/lib/i18n/en-users-detail'
import type { PersonalLink } from '@/lib/users/bring-link'
import type { Offers } from '@/lib/users/find-user'
import type { UserRow } from '@/lib/users/user-row'
import type { FormAction, FormState } from '@/lib/web/form-state'
import { EditFields } from './edit-fields'
import { HandedLink } from './handed-link'
import { LinkLead } from './link-lead'
import { RoleFields } from './role-fields'
import styles from './user-actions.module.css'
import { UserDialog } from './user-dialog'

const words = enUsersDetail

type Person = Pick<UserRow, 'id' | 'name' | 'email' | 'role' | 'status' | 'isSelf' | 'liveSessions'>

type Props = {
  readonly person: Person
  readonly offers: Offers
  /** Whether letters leave. */
  readonly mails: boolean
  readonly editAction: FormAction
  readonly roleAction: FormAction
  readonly inviteAction: FormAction<PersonalLink>
  readonly passwordAction: FormAction<PersonalLink>
  readonly againAction: FormAction
  readonly withdrawAction: FormAction
  readonly disableAction: FormAction
  readonly enableAction: FormAction
  readonly deleteAction: FormAction
}

/** All that administrators do to a person, and what came of it. */
export function UserActions({ person, offers, mails, ...actions }: Props) {
  const { id: userId, name, liveSessions } = person
  // A new object for each answer: the same words twice are told twice.
  const [told, setTold] = useState({ message: '' })
  const status = useRef<HTMLParagraphElement>(null)
  const onDone = useCallback((message: string) => setTold({ message }), [])

  useLayoutEffect(() => {
    if (told.message) status.current?.focus()
  }, [told])

  const titled = <T extends { readonly title: (name: string) => string }>(part: T) => ({ ...part, title: part.title(name) })
  const handing = (part: typeof words.invite | typeof words.passwordLink) => (made: PersonalLink, close: () => void) => (
    <HandedLink made={made} words={part} onDone={close} />
  )
  const lead = (id: string, part: typeof words.invite | typeof words.passwordLink) => (state: FormState<unknown>) => (
    <LinkLead id={id} mails={mails} ticked={state.values?.hand === 'on'} words={part} />
  )
  const shared = { userId, onDone }

  return (
    <section className={styles.actions} aria-label={words.user.actions}>
      <UserDialog
        {...shared}
        action={actions.editAction}
        offered={offers.edit}
        words={{ ...titled(words.edit), pending: words.user.saving }}
      >
        {(state: FormState<unknown>) => <EditFields person={person} asksThere={mails && person.status === 'active'} state={state} />}
      </UserDialog>
      <UserDialog
        {...shared}
        action={actions.roleAction}
        offered={offers.changeRole}
        words={{ ...titled(words.role), pending: words.user.saving }}
      >
        {(state: FormState<unknown>) => <RoleFields person={person} state={state} />}
      </UserDialog>
      <UserDialog
        {...shared}
        action={actions.inviteAction}
        offered={offers.renewInvite}
        words={titled(words.invite)}
        handed={handing(words.invite)}
      >
        {lead('invite-hand', words.invite)}
      </UserDialog>
      <UserDialog
        {...shared}
        action={actions.passwordAction}
        offered={offers.makePasswordLink}
        words={titled(words.passwordLink)}
        handed={handing(words.passwordLink)}
      >
        {lead('password-hand', words.passwordLink)}
      </UserDialog>
      <UserDialog {...shared} action={actions.againAction} offered={offers.newAddress && mails} words={titled(words.again)}>
        {() => <p>{words.again.lead}</p>}
      </UserDialog>
      <UserDialog {...shared} action={actions.withdrawAction} offered={offers.newAddress} words={titled(words.withdraw)}>
        {() => <p>{words.withdraw.lead}</p>}
      </UserDialog>
      <UserDialog {...shared} action={actions.enableAction} offered={offers.enable} words={titled(words.enable)}>
        {() => <p>{words.enable.lead}</p>}
      </UserDialog>
      <UserDialog {...shared} action={actions.disableAction} offered={offers.disable} words={titled(words.disable)} tone="danger">
        {() => <p>{words.disable.lead(liveSessions)}</p>}
      </UserDialog>
      <UserDialog {...shared} action={actions.deleteAction} offered={offers.delete} words={titled(words.remove)} tone="danger">
        {() => <p>{words.remove.lead(liveSessions)}</p>}
      </UserDialog>
      <p ref={status} className={styles.told} role="status" tabIndex={-1}>
        {told.message}
      </p>
    </section>
  )
}
