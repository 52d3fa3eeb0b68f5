'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { checkSession } from './check-session'

/** What this document has shown already, by what names the answer. */
const shown = new Set<string>()

/**
 * Fetches the page it stands on again where Back or Forward brought it from the router's memory: what it tells of may have been changed or deleted
 * meanwhile. `made` names the answer that the page came with.
 */
export function FreshAgain({ made }: { readonly made: string }) {
  const router = useRouter()

  useEffect(() => {
    if (!shown.has(made)) return void shown.add(made)
    let over = false
    // A refresh that finds no server would leave for the browser's own error page, and what is shown would be gone.
    void checkSession().then(({ is }) => is === 'live' && !over && router.refresh())
    return () => {
      over = true
    }
  }, [made, router])

  return null
}
