'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { parseEndedReason } from '@/app/_ui/ended-notice'
import { SessionEnded } from '@/app/_ui/session-ended'
import { checkSession, type Ended, type Other } from './check-session'
import { beatOnInput } from './heartbeat'
import { hearVersion } from './lists-change'
import { SessionContext } from './session-context'
import { signInPath } from './sign-in-path'
import { shareAmongTabs } from './tabs'
import { keepEnd } from './told-end'
import { veil, veilUntilChecked } from './veil'

/** Without a word from the server for this long the machine slept or was offline. */
const sleptMs = 45_000
const awayMs = 2_000

/** Says that nothing is shown any more, by the ticket that came with the end: the session itself passes no guard now. */
function handIn(ticket: string | undefined): void {
  if (ticket !== undefined) fetch('/api/kills/left', { method: 'POST', body: ticket, keepalive: true }).catch(() => {})
}

/** Neither the router's memory nor Back may bring the page again. The sign-in page says the same words; offline they stand here alone. */
async function leaveForGood(ended: Ended & { readonly signIn: string }): Promise<void> {
  while ((await checkSession()).is === 'unknown') await new Promise((resolve) => setTimeout(resolve, awayMs))
  keepEnd(ended)
  location.replace(ended.signIn)
}

/** Wraps every signed-in page: when the session ends, what is shown is gone at once, in every tab, also after Back and after sleep. */
export function Live({ session, children }: { session: string; children: ReactNode }) {
  const [ended, setEnded] = useState<(Ended & { readonly signIn: string }) | null>(null)

  useEffect(() => {
    let heardAt = Date.now()
    let over = false
    const leave = async (news: Ended | Other) => {
      if (over) return
      over = true
      stop()
      // This browser has signed in anew in another tab: then there is nothing to say goodbye to, and nothing to be shown to whoever that is, not even
      // until the new page is there: a reload is over only then.
      veil(news.is === 'other' || news.reason === 'replaced')
      if (news.is === 'other' || (news.reason === 'replaced' && (await checkSession(session)).is === 'other')) return location.reload()
      setEnded({ ...news, signIn: signInPath(news.reason) })
      veil(false)
    }
    const stop = shareAmongTabs(session, (news) => {
      heardAt = Date.now()
      if (news.is === 'at') hearVersion(news.version)
      else void leave(news)
    })
    const wake = () => {
      if (document.visibilityState !== 'visible' || Date.now() - heardAt < sleptMs) return
      heardAt = Date.now()
      void veilUntilChecked(session, leave)
    }
    const hide = (event: PageTransitionEvent) => event.persisted && veil(true)
    const show = (event: PageTransitionEvent) => event.persisted && void veilUntilChecked(session, leave)
    const timer = setInterval(wake, 5_000)
    document.addEventListener('visibilitychange', wake)
    window.addEventListener('online', wake)
    window.addEventListener('pagehide', hide)
    window.addEventListener('pageshow', show)
    return () => {
      stop()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('online', wake)
      window.removeEventListener('pagehide', hide)
      window.removeEventListener('pageshow', show)
    }
  }, [session])

  useEffect(beatOnInput, [])

  useEffect(() => {
    if (ended === null) return
    handIn(ended.ticket)
    void leaveForGood(ended)
  }, [ended])

  if (ended === null) return <SessionContext value={session}>{children}</SessionContext>
  const { reason, message, at, signIn } = ended
  return <SessionEnded reason={parseEndedReason(reason) ?? 'system'} message={message} at={at} signIn={signIn} />
}
