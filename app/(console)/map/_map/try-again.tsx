'use client'

import buttons from '@/app/_ui/button.module.css'
import { enMap } from '@/lib/i18n/en-map'

/** After a sentence of what went wrong. */
export function TryAgain({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <button type="button" className={buttons.button} onClick={onAgain}>
      {enMap.map.again}
    </button>
  )
}
