'use client'

import { useEffect, useRef } from 'react'
import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enSettings } from '@/lib/i18n/en-settings'
import type { FormAction } from '@/lib/web/form-state'
import styles from './jobs.module.css'
import type { ShownDryRun } from './shown-dry-run'

const words = enSettings.jobs

/** The button that counts what a clean-up would remove, and the count. It changes nothing. */
export function DryRunForm({ action }: { readonly action: FormAction<ShownDryRun> }) {
  const [state, send] = useKeptAction(action)
  const part = useRef<HTMLElement>(null)
  const found = state.data

  useEffect(() => {
    if (found) part.current?.focus()
  }, [found])

  return (
    <form action={send} className={styles.form}>
      <SubmitButton label={words.dry} pending={words.dryPending} name={words.dryName(words.names.cleanup)} tone="plain" />
      <FormMessage state={state} />
      {found && (
        <section ref={part} className={styles.found} aria-labelledby="dry-run" tabIndex={-1}>
          <h4 id="dry-run">{words.dryTitle}</h4>
          {found.lines.length === 0 ? (
            <p>{words.nothing}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.dryColumns.what}</th>
                  <th scope="col">{words.dryColumns.rows}</th>
                </tr>
              </thead>
              <tbody>
                {found.lines.map(([what, rows]) => (
                  <tr key={what}>
                    <th scope="row">{what}</th>
                    <td>{rows}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {found.kept.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      )}
    </form>
  )
}
