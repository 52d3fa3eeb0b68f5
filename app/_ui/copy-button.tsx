'use client'

import { enUsers } from '@/lib/i18n/en-users'
import styles from './copy-button.module.css'
import { copyText } from './copy-text'
import { useTold } from './use-told'

/** Copies a short value that stands beside it. Where the browser lets nothing be copied it selects that value instead. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const [told, tell] = useTold()

  async function copy(button: HTMLButtonElement) {
    const { parentElement, previousElementSibling: beside } = button
    const copied = parentElement !== null && (await copyText(value, parentElement))
    if (!copied && beside) getSelection()?.selectAllChildren(beside)
    tell(copied ? enUsers.copy.done : enUsers.copy.select)
  }

  return (
    <>
      <button type="button" className={styles.copy} aria-label={label} onClick={(event) => copy(event.currentTarget)}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />
        </svg>
      </button>
      <span className={styles.told} role="status">
        {told}
      </span>
    </>
  )
}
