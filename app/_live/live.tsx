'use client'

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { parseEndedReason } from '@/app/_ui/ended-notice'
import { SessionEnded } from '@/app/_ui/session-ended'
import { checkSession, type Ended } from './check-session'
import type { Warning } from './countdown'
import { ExpiryWarning } from './expiry-warning'
import { type Following, followSession } from './follow-session'
import { putBack } from './typed/put-back'
import { veil } from './veil'
import { signInPath } from './way-back'

const awayMs = 2_000

/** Says that nothing is shown any more, by the ticket that came with the end: the session itself passes no guard now. */
function handIn(ticket: string | undefined): void {
  if (ticket !== undefined) fetch('/api/kills/left', { method: 'POST', body: ticket, keepalive: true }).catch(() => {})
}

/** Neither the router's memory nor Back may bring the page again. The sign-in page says the same words; offline they stand here alone. */
async function leaveForGood(reason: string): Promise<void> {
  while ((await checkSession()).is === 'unknown') await new Promise((resolve) => setTimeout(resolve, awayMs))
  location.replace(signInPath(reason))
}

type Props = { readonly session: string; readonly person: string; readonly children: ReactNode }

/**
 * Wraps every signed-in page: warns before the session ends, and when it has, what is shown is gone at once, in every tab, also after Back and after
 * sleep. What the person had typed here before the last one ended is put back.
 */
export function Live({ session, person, children }: Props) {
  const [ended, setEnded] = useState<Ended | null>(null)
  const [warning, setWarning] = useState<Warning | null>(null)
  const following = useRef<Following | null>(null)

  useEffect(() => {
    const now = followSession({ session, person }, { onWarning: setWarning, onEnded: setEnded })
    following.current = now
    void putBack(person, session)
    return now.stop
  }, [session, person])

  // The page is gone by now: what was veiled may be seen.
  useLayoutEffect(() => {
    if (ended !== null) veil(false)
  }, [ended])

  useEffect(() => {
    if (ended === null) return
    handIn(ended.ticket)
    void leaveForGood(ended.reason)
  }, [ended])

  if (ended !== null)
    return (
      <SessionEnded reason={parseEndedReason(ended.reason) ?? 'system'} message={ended.message} signInPath={signInPath(ended.reason)} />
    )
  return (
    <>
      {children}
      <ExpiryWarning
        warning={warning}
        stay={async () => (await following.current?.stay()) ?? false}
        seen={() => following.current?.seen()}
        signInAgain={() => following.current?.signInAgain()}
      />
    </>
  )
}
