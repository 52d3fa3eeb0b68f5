'use client'

import type { ReactNode } from 'react'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enKill } from '@/lib/i18n/en-kill'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { KillResultRow } from '@/lib/sessions/kill-results'
import type { FormAction } from '@/lib/web/form-state'
import own from './kill.module.css'
import { KillReceipt } from './kill-receipt'
import { KillResults } from './kill-results'
import { KillSayings } from './kill-sayings'
import type { KillTarget } from './kill-target'

const words = enKill.killMany
const named = 5

export type ChosenResult = { readonly results: readonly KillResultRow[]; readonly serverMs: number }

type Props = {
  readonly targets: readonly Omit<KillTarget, 'ip'>[]
  readonly action: FormAction<ChosenResult>
  /** What stands beside the button before, and what closes it all after. */
  readonly cancel: ReactNode
  readonly close: ReactNode
}

/** Names the chosen sessions, asks why, and tells of each what became of it. Sends `ids`, `reason` and `message`. */
export function KillChosenForm({ targets, action, cancel, close }: Props) {
  const [state, send] = useKeptAction(action)
  if (state.ok && state.data) return <Answer {...state.data} close={close} />
  return (
    <form action={send} className={styles.form}>
      <p>{words.lead}</p>
      <Named targets={targets} />
      <FormMessage state={state} />
      <input type="hidden" name="ids" value={targets.map(({ id }) => id).join(',')} />
      <KillSayings state={state} />
      <div className={styles.actions}>
        {cancel}
        <SubmitButton label={words.submit(targets.length)} pending={enSessions.kill.pending} tone="danger" />
      </div>
    </form>
  )
}

function Answer({ results, serverMs, close }: ChosenResult & { close: ReactNode }) {
  const ended = results.filter(({ outcome }) => outcome === 'ended').map(({ id }) => id)
  return (
    <div className={styles.form} data-answered="">
      <KillResults results={results} />
      {ended.length > 0 && <KillReceipt of={`sessions=${ended.join(',')}`} serverMs={serverMs} />}
      <div className={styles.actions}>{close}</div>
    </div>
  )
}

/** The first few one by one, and how many each person has. */
function Named({ targets }: Pick<Props, 'targets'>) {
  const counts = new Map<string, number>()
  for (const { user } of targets) counts.set(user, (counts.get(user) ?? 0) + 1)
  return (
    <>
      <ul className={own.named}>
        {targets.slice(0, named).map(({ id, user, device, place }) => (
          <li key={id}>
            <b>
              <bdi>{user}</bdi>
            </b>{' '}
            <small>{[device, place].filter(Boolean).join(', ')}</small>
          </li>
        ))}
        {targets.length > named && <li>{words.more(targets.length - named)}</li>}
      </ul>
      {targets.length > 1 && (
        <p className={own.people}>
          {words.willEnd(targets.length, counts.size)} {counts.size < targets.length && counts.size <= named && eachOf(counts)}
        </p>
      )}
    </>
  )
}

const eachOf = (counts: ReadonlyMap<string, number>) => `${[...counts].map(([name, n]) => words.each(name, n)).join('; ')}.`
