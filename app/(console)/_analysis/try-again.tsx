'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { enCharts } from '@/lib/i18n/en-charts'

const words = enCharts.charts

/** Has the page counted once more; the answer that was asked for last is the one that stays. */
export function TryAgain({ act }: { readonly act?: () => void }) {
  const router = useRouter()
  const [isTrying, startTrying] = useTransition()
  const again = () => startTrying(() => (act ? act() : router.refresh()))
  return (
    <button type="button" className={buttons.button} onClick={again} aria-disabled={isTrying}>
      {isTrying ? words.trying : words.tryAgain}
    </button>
  )
}
