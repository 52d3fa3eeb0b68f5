'use client'

import { createContext, type ReactNode, useState } from 'react'
import { Said } from '@/app/_ui/said'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import type { FormAction, FormState } from '@/lib/web/form-state'
import styles from './own-sessions.module.css'

type Way = { readonly state: FormState; readonly send: (data: FormData) => void }

/** The two ways to sign out elsewhere, for the buttons below; `asksPassword` when the last proof of who one is was too long ago. */
export const Ways = createContext<{ readonly one: Way; readonly others: Way; readonly asksPassword: boolean } | null>(null)

type Props = { readonly one: FormAction; readonly others: FormAction; readonly asksPassword: boolean; readonly children: ReactNode }

/** Holds what was answered above the tables: the row whose button was pressed is gone by then, so that is where it is said. */
export function SignOuts({ one, others, asksPassword, children }: Props) {
  const [oneState, sendOne] = useKeptAction(one)
  const [othersState, sendOthers] = useKeptAction(others)
  const [heard, setHeard] = useState({ one: oneState, others: othersState, last: oneState.message ? oneState : othersState })
  // Of two answers the newer one counts: what the one before tells is past.
  if (heard.one !== oneState || heard.others !== othersState)
    setHeard({ one: oneState, others: othersState, last: heard.one === oneState ? othersState : oneState })
  return (
    <Ways value={{ one: { state: oneState, send: sendOne }, others: { state: othersState, send: sendOthers }, asksPassword }}>
      <div className={styles.said}>
        <Said state={heard.last} focus />
      </div>
      {children}
    </Ways>
  )
}
