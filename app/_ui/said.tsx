'use client'

import { useLayoutEffect, useRef } from 'react'
import type { FormState } from '@/lib/web/form-state'
import styles from './form.module.css'

type Props = {
  readonly state: FormState<unknown>
  /** Takes the focus too: for where the button that was pressed is gone afterwards. */
  readonly focus?: boolean
}

/** What a form has done, announced politely. The region is there from the beginning: one that comes with its words is often not heard. */
export function Said({ state, focus = false }: Props) {
  const region = useRef<HTMLParagraphElement>(null)

  useLayoutEffect(() => {
    if (focus && state.ok) region.current?.focus()
  }, [state, focus])

  return (
    <p ref={region} role="status" className={styles.said} tabIndex={-1}>
      {state.ok && state.message}
    </p>
  )
}
