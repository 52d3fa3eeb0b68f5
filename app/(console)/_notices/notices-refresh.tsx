'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { onNotices } from '@/app/_live/notices-change'

/** Fetches the page it stands on again once there are other notices than those of `mark`, which it was made with. */
export function NoticesRefresh({ mark }: { readonly mark: string }) {
  const router = useRouter()

  useEffect(() => {
    let known = mark
    return onNotices((heard) => {
      if (heard === known) return
      known = heard
      router.refresh()
    })
  }, [mark, router])

  return null
}
