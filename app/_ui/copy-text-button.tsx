'use client'

import { enUsers } from '@/lib/i18n/en-users'
import buttons from './button.module.css'
import { copyText } from './copy-text'
import { useTold } from './use-told'

/** A button that copies a longer text. Where the browser lets nothing be copied it says so. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [told, tell] = useTold()

  async function copy({ parentElement }: HTMLButtonElement) {
    const copied = parentElement !== null && (await copyText(text, parentElement))
    tell(copied ? enUsers.copy.done : enUsers.copy.failed)
  }

  return (
    <>
      <button type="button" className={buttons.button} data-tone="quiet" onClick={(event) => copy(event.currentTarget)}>
        {told || label}
      </button>
      <span role="status" className="visually-hidden">
        {told}
      </span>
    </>
  )
}
