'use client'

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { parseEndedReason } from '@/app/_ui/ended-notice'
import { SessionEnded } from '@/app/_ui/session-ended'
import { checkSession, type Ended } from './check-session'
import type { Warning } from './countdown'
import { ExpiryWarning } from './expiry-warning'
import { type Following, followSession } from './follow-session'
import { SessionContext } from './session-context'
import { signInPath } from './sign-in-path'
import { tellSignedIn } from './signed-in'
import { keepEnd } from './told-end'
import { putBack } from './typed/put-back'
import { veil } from './veil'

const awayMs = 2_000

/** An end, and the way to signing in from where the tab stood then. */
type Left = Ended & { readonly signIn: string }

/** Says that nothing is shown any more, by the ticket that came with the end: the session itself passes no guard now. */
function handIn(ticket: string | undefined): void {
  if (ticket !== undefined) fetch('/api/kills/left', { method: 'POST', body: ticket, keepalive: true }).catch(() => {})
}

/** Neither the router's memory nor Back may bring the page again. The sign-in page says the same words; offline they stand here alone. */
async function leaveForGood(left: Left): Promise<void> {
  while ((await checkSession()).is === 'unknown') await new Promise((resolve) => setTimeout(resolve, awayMs))
  keepEnd(left)
  location.replace(left.signIn)
}

/** Lifts the veil once the page behind it is gone, and before what comes after this takes the focus: nothing hidden can. */
function Unveiled() {
  useLayoutEffect(() => veil(false), [])
  return null
}

type Props = { readonly session: string; readonly person: string; readonly children: ReactNode }

/**
 * Wraps every signed-in page: warns before the session ends, and when it has, what is shown is gone at once, in every tab, also after Back and after
 * sleep. What the person had typed here before the last one ended is put back.
 */
export function Live({ session, person, children }: Props) {
  const [left, setLeft] = useState<Left | null>(null)
  const [warning, setWarning] = useState<Warning | null>(null)
  const following = useRef<Following | null>(null)

  useEffect(() => {
    const onEnded = (ended: Ended) => setLeft({ ...ended, signIn: signInPath(ended.reason) })
    const now = followSession({ session, person }, { onWarning: setWarning, onEnded })
    following.current = now
    tellSignedIn()
    void putBack(person, session)
    return now.stop
  }, [session, person])

  useEffect(() => {
    if (left === null) return
    handIn(left.ticket)
    void leaveForGood(left)
  }, [left])

  if (left !== null) {
    const { reason, message, at, signIn } = left
    return (
      <>
        <Unveiled />
        <SessionEnded reason={parseEndedReason(reason) ?? 'system'} message={message} at={at} signIn={signIn} />
      </>
    )
  }
  return (
    <SessionContext value={session}>
      {children}
      <ExpiryWarning
        warning={warning}
        stay={async () => (await following.current?.stay()) ?? false}
        seen={() => following.current?.seen()}
        signInAgain={() => following.current?.signInAgain()}
      />
    </SessionContext>
  )
}
