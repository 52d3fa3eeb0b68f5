'use client'

import { useRef, useState } from 'react'
import { enUsers } from '@/lib/i18n/en-users'
import buttons from './button.module.css'
import { copyText } from './copy-text'
import styles from './form.module.css'
import { Labelled } from './labelled'

/** A read-only value with a copy button. Where the browser lets nothing be copied the text is selected for the keyboard. */
export function CopyField({ id, label, value }: { id: string; label: string; value: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState('')

  async function copy() {
    const field = input.current
    const copied = field?.parentElement != null && (await copyText(value, field.parentElement))
    field?.select()
    setTold(copied ? enUsers.copy.done : enUsers.copy.select)
  }

  return (
    <Labelled id={id} label={label}>
      <div className={styles.row}>
        <input ref={input} id={id} className={styles.input} value={value} readOnly onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className={buttons.button} onClick={copy}>
          {enUsers.copy.action}
        </button>
      </div>
      <p className={styles.hint} role="status">
        {told}
      </p>
    </Labelled>
  )
}
