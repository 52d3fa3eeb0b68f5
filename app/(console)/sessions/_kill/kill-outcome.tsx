'use client'

import { useLayoutEffect, useRef } from 'react'
import buttons from '@/app/_ui/button.module.css'
import styles from '@/app/_ui/form.module.css'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import type { FormState, KillResult } from '@/lib/web/form-state'
import { KillReceipt } from './kill-receipt'

const words = enSessions.kill

type Props = { readonly state: FormState<KillResult>; readonly user: string; readonly onDone: () => void }

/** What became of it, announced politely: ended now, or ended already by somebody else. */
export function KillOutcome({ state, user, onDone }: Props) {
  const close = useRef<HTMLButtonElement>(null)

  useLayoutEffect(() => {
    if (state.ok) close.current?.focus()
  }, [state])

  return (
    <>
      <div role="status">
        {state.ok && (
          <p className={styles.done} data-answered="">
            {killSentence(state, user)}
          </p>
        )}
      </div>
      {state.ok && state.data?.outcome === 'ended' && (
        <KillReceipt of={`sessions=${state.data.sessionId}`} serverMs={state.data.serverMs} />
      )}
      {state.ok && (
        <div className={styles.actions}>
          <button ref={close} type="button" className={buttons.button} data-tone="primary" onClick={onDone}>
            {enShell.close}
          </button>
        </div>
      )}
    </>
  )
}

/** What became of a kill, in a sentence. */
export function killSentence({ data, message }: FormState<KillResult>, user: string): string {
  if (data?.outcome !== 'already_ended') return message ?? words.ended(user)
  const at = new Date(data.endedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
  return words.already(at, data.endedByName)
}
