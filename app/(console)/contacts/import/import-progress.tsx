'use client'

import { useLayoutEffect, useRef } from 'react'
import buttons from '@/app/_ui/button.module.css'
import forms from '@/app/_ui/form.module.css'
import { PageLink } from '@/app/_ui/page-link'
import { enContacts } from '@/lib/i18n/en-contacts'
import styles from './import.module.css'
import type { Run } from './import-run'
import { SkippedRows } from './skipped-rows'

const words = enContacts.contactImport

type Props = { readonly run: Run; readonly onStop: () => void; readonly onAgain: () => void }

function said({ is, through, rows, message }: Run): string {
  if (is === 'reading') return words.reading
  if (is === 'running') return words.running(through, rows)
  if (is === 'stopped') return words.stopped
  if (is === 'lost') return words.lost
  return message ?? words.finished
}

/** How far an import has come; once it is over, its account: what was imported, what was not, and why. */
export function ImportProgress({ run, onStop, onAgain }: Props) {
  const account = useRef<HTMLParagraphElement>(null)
  const stop = useRef<HTMLButtonElement>(null)
  const isOver = run.is !== 'reading' && run.is !== 'running'
  const tone = run.is === 'finished' ? forms.done : isOver ? forms.summary : undefined

  // The button that began it is gone with its form, and at the end the one that stops it.
  useLayoutEffect(() => (isOver ? account : stop).current?.focus(), [isOver])

  return (
    <div className={styles.run}>
      {!isOver && <progress max={Math.max(run.rows, 1)} value={run.through} aria-label={said(run)} />}
      <p ref={account} role="status" tabIndex={-1} className={tone}>
        {said(run)}
        {isOver && run.is !== 'refused' && <b> {words.imported(run.imported)}</b>}
        {isOver && run.skipped.length > 0 && ` ${words.skipped(run.skipped.length)}`}
      </p>
      {run.ignored.length > 0 && <p className={forms.hint}>{words.ignored(run.ignored)}</p>}
      {isOver && <SkippedRows rows={run.skipped} />}
      <div className={forms.actions}>
        {!isOver && (
          <button ref={stop} type="button" className={buttons.button} onClick={onStop}>
            {words.stop}
          </button>
        )}
        {isOver && (
          <button type="button" className={buttons.button} onClick={onAgain}>
            {words.again}
          </button>
        )}
        {isOver && run.imported > 0 && (
          <PageLink href="/contacts" className={buttons.button} data-tone="primary">
            {words.toList}
          </PageLink>
        )}
      </div>
    </div>
  )
}
