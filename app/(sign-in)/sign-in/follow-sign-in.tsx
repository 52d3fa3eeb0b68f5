'use client'

import { useEffect } from 'react'
import { checkSession } from '@/app/_live/check-session'
import { hearSignedIn } from '@/app/_live/signed-in'

/** Where a session has ended in several tabs, one signs in and the others follow, each to its own page: at once where it is seen, else when it is looked at. */
export function FollowSignIn({ to }: { readonly to: string }) {
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'visible' && (await checkSession()).is === 'live') location.replace(to)
    }
    const heard = hearSignedIn(look)
    document.addEventListener('visibilitychange', look)
    return () => {
      heard?.close()
      document.removeEventListener('visibilitychange', look)
    }
  }, [to])

  return null
}
