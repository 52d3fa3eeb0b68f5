'use client'

import { useLayoutEffect, useRef } from 'react'
import type { FormState } from '@/lib/web/form-state'
import styles from './form.module.css'

/** What went wrong with the whole form. Takes the focus after each attempt, so that nobody searches for it. */
export function FormMessage({ state }: { state: FormState<unknown> }) {
  const summary = useRef<HTMLParagraphElement>(null)
  // What is only asked for, `ConfirmPassword` says itself.
  const shown = !state.ok && state.message && state.code !== 'reauth_required'

  useLayoutEffect(() => {
    if (!state.ok) summary.current?.focus()
  }, [state])

  if (!shown) return null
  return (
    <p ref={summary} className={styles.summary} role="status" data-answered="" tabIndex={-1}>
      {state.message}
    </p>
  )
}
