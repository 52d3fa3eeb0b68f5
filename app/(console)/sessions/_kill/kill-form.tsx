'use client'

import buttons from '@/app/_ui/button.module.css'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import type { FormState, KillResult } from '@/lib/web/form-state'
import { KillOutcome } from './kill-outcome'
import { KillSayings } from './kill-sayings'
import type { KillTarget } from './kill-target'

const words = enSessions.kill

type Props = {
  readonly target: KillTarget
  readonly state: FormState<KillResult>
  readonly send: (data: FormData) => void
  readonly onDone: () => void
}

/** Names what is about to end and asks why. Sends `sessionId`, `reason` and `message`. */
export function KillForm({ target, state, send, onDone }: Props) {
  return (
    <>
      <KillOutcome state={state} user={target.user} onDone={onDone} />
      {!state.ok && (
        <form action={send} className={styles.form}>
          <p>{words.lead}</p>
          <dl className={styles.facts}>
            <dt>{words.user}</dt>
            <dd>{target.user}</dd>
            <dt>{words.device}</dt>
            <dd>{target.device}</dd>
            <dt>{words.place}</dt>
            <dd>{target.place}</dd>
            <dt>{words.ip}</dt>
            <dd>
              <code>{target.ip}</code>
            </dd>
          </dl>
          <FormMessage state={state} />
          <input type="hidden" name="sessionId" value={target.id} />
          <KillSayings state={state} />
          <div className={styles.actions}>
            <button type="button" className={buttons.button} onClick={onDone}>
              {enShell.cancel}
            </button>
            <SubmitButton label={words.submit} pending={words.pending} tone="danger" />
          </div>
        </form>
      )}
    </>
  )
}
