'use client'

import { useEffect, useRef } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { ConfirmPassword } from '@/app/_ui/confirm-password'
import forms from '@/app/_ui/form.module.css'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { enSettings } from '@/lib/i18n/en-settings'
import { enShell } from '@/lib/i18n/en-shell'
import type { FormState } from '@/lib/web/form-state'
import styles from './settings-view.module.css'
import type { ShownReview } from './shown-review'

const words = enSettings.settings

type Props = { readonly review: ShownReview; readonly state: FormState<ShownReview> }

/** What the change would do, before it is made. Takes the focus when it appears, so that nobody overlooks that nothing is saved yet. */
export function SettingsReview({ review: { changes, effects, warnings }, state }: Props) {
  const part = useRef<HTMLElement>(null)

  useEffect(() => {
    if (state.data) part.current?.focus()
  }, [state])

  return (
    <section ref={part} className={styles.review} aria-labelledby="settings-review" tabIndex={-1} data-answered="">
      <h2 id="settings-review">{words.review.title}</h2>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {effects.length > 0 && (
        <ul className={styles.effects} aria-label={words.review.effect}>
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      )}
      {warnings.length > 0 && (
        <Notice tone="warning">
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <ConfirmPassword state={state} />
      <p className={forms.hint}>{words.review.hint}</p>
      <div className={styles.end}>
        <SubmitButton label={words.review.save} pending={words.saving} />
        <a href="/settings" className={buttons.button}>
          {enShell.cancel}
        </a>
      </div>
    </section>
  )
}
