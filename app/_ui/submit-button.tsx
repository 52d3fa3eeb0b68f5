'use client'

import { useFormStatus } from 'react-dom'
import styles from './button.module.css'

type Props = {
  readonly label: string
  readonly pending: string
  /** The full name where several buttons of a page have one label. */
  readonly name?: string
  readonly tone?: 'primary' | 'danger' | 'quiet' | 'plain'
  readonly wide?: boolean
}

/** Sends its form once: while that runs a second press does nothing, and focus is not lost as it would be with `disabled`. */
export function SubmitButton({ label, pending, name, tone = 'primary', wide = false }: Props) {
  const { pending: busy } = useFormStatus()
  return (
    <button
      type="submit"
      className={styles.button}
      data-tone={tone}
      data-wide={wide || undefined}
      aria-label={name}
      aria-disabled={busy}
      onClick={(event) => busy && event.preventDefault()}
    >
      {busy ? pending : label}
    </button>
  )
}
