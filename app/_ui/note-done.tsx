'use client'

import { useLayoutEffect, useRef } from 'react'
import { enShell } from '@/lib/i18n/en-shell'
import type { FormState } from '@/lib/web/form-state'
import buttons from './button.module.css'
import styles from './form.module.css'

/** Says politely that what was written was saved, and how it is shown from now on. */
export function NoteDone({ state, onDone }: { readonly state: FormState; readonly onDone: () => void }) {
  const close = useRef<HTMLButtonElement>(null)

  useLayoutEffect(() => {
    if (state.ok) close.current?.focus()
  }, [state])

  return (
    <>
      <div role="status">
        {state.ok && (
          <p className={styles.done} data-answered="">
            {state.message}
          </p>
        )}
      </div>
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
