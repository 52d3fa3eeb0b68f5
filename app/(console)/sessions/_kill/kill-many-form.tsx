'use client'

import buttons from '@/app/_ui/button.module.css'
import { ConfirmPassword } from '@/app/_ui/confirm-password'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enKill } from '@/lib/i18n/en-kill'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import type { KillOrder } from '@/lib/sessions/kill-order'
import type { FormAction } from '@/lib/web/form-state'
import { KillCount } from './kill-count'
import { KillPreviewView } from './kill-preview-view'
import { KillProgressView } from './kill-progress'
import { KillSayings } from './kill-sayings'
import { type Scope, useKillPreview } from './kill-scope'

const words = enKill.killMany

type Props = { readonly scope: Scope; readonly action: FormAction<KillOrder>; readonly onDone: () => void }

/** Counts what is meant, asks for that number, for the password where the sign-in is old, and for the reason; then goes through with it. */
export function KillManyForm({ scope, action, onDone }: Props) {
  const [state, send] = useKeptAction(action)
  const preview = useKillPreview(scope, state)
  if (state.ok && state.data) return <KillProgressView {...state.data} onDone={onDone} />
  const ready = typeof preview === 'object' && preview.ending > 0
  return (
    <form action={send} className={styles.form}>
      <p>{words.lead}</p>
      <KillPreviewView preview={preview} />
      <FormMessage state={state} />
      {Object.entries(scope).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {ready && (
        <>
          <KillCount ending={preview.ending} state={state} />
          <KillSayings state={state} />
          <ConfirmPassword state={state} />
        </>
      )}
      <div className={styles.actions}>
        <button type="button" className={buttons.button} onClick={onDone}>
          {enShell.cancel}
        </button>
        {ready && <SubmitButton label={words.titles[scope.scope]} pending={enSessions.kill.pending} tone="danger" />}
      </div>
    </form>
  )
}
