'use client'

import { useLayoutEffect, useRef } from 'react'
import buttons from '@/app/_ui/button.module.css'
import forms from '@/app/_ui/form.module.css'
import { enKill } from '@/lib/i18n/en-kill'
import { enShell } from '@/lib/i18n/en-shell'
import styles from './kill.module.css'
import { KillReceipt } from './kill-receipt'
import { forgetOrder } from './kill-remembered'
import { KillResults } from './kill-results'
import { type Run, useKillRun } from './kill-run'

const words = enKill.killMany

type Props = { readonly order: string; readonly total: number; readonly doneBefore?: number; readonly onDone: () => void }

/** Goes through an order and shows how far it has come; then what became of each, and which tabs left. */
export function KillProgressView({ order, total, doneBefore = 0, onDone }: Props) {
  const { run, goOn, stop } = useKillRun(order, total, doneBefore)
  const close = useRef<HTMLButtonElement>(null)
  const settled = run.is !== 'running'

  useLayoutEffect(() => {
    if (settled) close.current?.focus()
  }, [settled])

  function leave() {
    // Whoever closes a stopped order has read what is left of it.
    if (run.is !== 'finished') forgetOrder(order)
    onDone()
  }

  return (
    <div className={forms.form}>
      <div className={styles.progress}>
        <progress max={total} value={run.done} aria-label={words.running(run.done, total)} />
        <p role="status">{said(run)}</p>
      </div>
      {settled && <KillResults results={run.results} />}
      {settled && run.results.some(({ outcome }) => outcome === 'ended') && <KillReceipt of={`order=${order}`} serverMs={run.serverMs} />}
      <div className={forms.actions}>
        {run.is === 'running' && (
          <button type="button" className={buttons.button} onClick={stop}>
            {words.stop}
          </button>
        )}
        {(run.is === 'stopped' || run.is === 'lost') && (
          <button type="button" className={buttons.button} data-tone="danger" onClick={goOn}>
            {words.goOn}
          </button>
        )}
        {settled && (
          <button ref={close} type="button" className={buttons.button} data-tone="primary" onClick={leave}>
            {enShell.close}
          </button>
        )}
      </div>
    </div>
  )
}

function said({ is, done, total, message }: Run): string {
  if (is === 'stopped') return words.stopped(total - done)
  if (is === 'lost') return words.lost(total - done)
  if (is === 'refused') return message ?? ''
  return words.running(done, total)
}
