'use client'

import { useEffect, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { Notice } from '@/app/_ui/notice'
import { enContacts } from '@/lib/i18n/en-contacts'
import { forgetImport, hearBegun, type Left, leftImport } from './import-remembered'

const words = enContacts.contactImport

/** How far an import came that was left midway, until whoever left it has read that or imports again. */
export function LeftImport({ who }: { readonly who: string }) {
  const [left, setLeft] = useState<Left | null>(null)

  useEffect(() => {
    setLeft(leftImport(who))
    return hearBegun(() => setLeft(null))
  }, [who])

  if (left === null) return null
  function onDismiss() {
    forgetImport(who)
    setLeft(null)
  }
  return (
    <Notice tone="warning">
      <p>{(left.known ? words.cut : words.left)(left.through, left.rows, left.imported)}</p>
      <p>
        <button type="button" className={buttons.button} onClick={onDismiss}>
          {words.dismiss}
        </button>
      </p>
    </Notice>
  )
}
