'use client'

import { useEffect } from 'react'
import { checkSession } from '@/app/_live/check-session'

/** Where a session has ended in several tabs, one signs in and the others follow, each to its own page, when they are looked at. */
export function FollowSignIn({ to }: { readonly to: string }) {
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'visible' && (await checkSession()).is === 'live') location.replace(to)
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [to])

  return null
}
