'use client'

import { use } from 'react'
import { DialogButton } from '@/app/_ui/dialog-button'
import styles from '@/app/_ui/form.module.css'
import { enAccount } from '@/lib/i18n/en-account'
import { untouched } from '@/lib/web/form-state'
import { SignOutForm } from './sign-out-form'
import { Ways } from './sign-outs'

const words = enAccount.account

type Props = { readonly sessionId: string; readonly device: string; readonly place: string }

/** Signs one other session out, once asked. Sends `sessionId`. */
export function SignOutButton({ sessionId, device, place }: Props) {
  const ways = use(Ways)
  if (!ways) return null
  const { state, send } = ways.one
  return (
    <DialogButton label={words.signOut} name={words.signOutOf(device, place)} title={words.signOutTitle} tone="plain">
      {(close) => (
        // What was answered to another row is not this one's.
        <SignOutForm state={state.ok || state.values?.sessionId === sessionId ? state : untouched} send={send} close={close}>
          <p>{words.signOutLead}</p>
          <dl className={styles.facts}>
            <dt>{words.device}</dt>
            <dd>{device}</dd>
            <dt>{words.place}</dt>
            <dd>{place}</dd>
          </dl>
          <input type="hidden" name="sessionId" value={sessionId} />
        </SignOutForm>
      )}
    </DialogButton>
  )
}

/** Signs out everywhere but here, once asked. */
export function SignOutOthers({ count }: { count: number }) {
  const ways = use(Ways)
  if (!ways) return null
  return (
    <DialogButton label={words.others} title={words.othersTitle} tone="danger">
      {(close) => (
        <SignOutForm {...ways.others} close={close}>
          <p>{words.othersLead(count)}</p>
        </SignOutForm>
      )}
    </DialogButton>
  )
}
