'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { ConfirmPassword } from '@/app/_ui/confirm-password'
import forms from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { KillCount } from '@/app/(console)/sessions/_kill/kill-count'
import { KillResults } from '@/app/(console)/sessions/_kill/kill-results'
import { KillSayings } from '@/app/(console)/sessions/_kill/kill-sayings'
import { enKill } from '@/lib/i18n/en-kill'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { KilledAtOnce } from '@/lib/sessions/kill-at-once'
import type { KillScopeInput } from '@/lib/sessions/kill-schema'
import type { FormAction } from '@/lib/web/form-state'
import styles from './kill.module.css'

const words = enKill.killMany

type Props = {
  readonly scope: KillScopeInput
  /** How many would end now, counted by the server. */
  readonly ending: number
  readonly action: FormAction<KilledAtOnce>
  /** What would end, in words. */
  readonly children: ReactNode
}

/** What became of the kill that was just sent, and below it what would still end, with the number to be typed. Works without script. */
export function KillAtOnceForm({ scope, ending, action, children }: Props) {
  const [state, send] = useKeptAction(action)
  const router = useRouter()

  // The number that is shown is what led to the refusal.
  useEffect(() => {
    if (state.code === 'conflict') router.refresh()
  }, [state, router])

  return (
    <>
      {state.ok && state.data && <Answer {...state.data} />}
      <form action={send} className={forms.form}>
        {children}
        <FormMessage state={state} />
        {Object.entries(scope).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {ending > 0 && (
          <>
            <KillCount ending={ending} state={state} />
            <KillSayings state={state} />
            <ConfirmPassword state={state} />
            <div className={forms.actions}>
              <SubmitButton label={words.titles[scope.scope]} pending={enSessions.kill.pending} tone="danger" />
            </div>
          </>
        )}
      </form>
    </>
  )
}

function Answer({ ended, passed, results, rest, cut = false }: KilledAtOnce) {
  return (
    <div className={styles.answer} role="status">
      {rest > 0 && <p className={forms.summary}>{cut ? words.cut(rest) : words.stopped(rest)}</p>}
      <KillResults results={results} inAll={{ ended, passed }} />
    </div>
  )
}
