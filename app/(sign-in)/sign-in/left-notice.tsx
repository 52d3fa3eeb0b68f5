'use client'

import { useEffect, useState } from 'react'
import { takeEnd } from '@/app/_live/told-end'
import { EndedNotice, parseEndedReason } from '@/app/_ui/ended-notice'

/** How the session ended that this tab has just shown, where its cookie is gone and the server knows of none: somebody signed out in another tab. */
export function LeftNotice() {
  const [left, setLeft] = useState<ReturnType<typeof takeEnd>>(null)

  useEffect(() => {
    const end = takeEnd()
    // A second look finds nothing, and takes nothing away.
    if (end !== null) setLeft(end)
  }, [])

  const reason = parseEndedReason(left?.reason)
  return left && reason && <EndedNotice reason={reason} message={left.message} at={left.at} />
}
