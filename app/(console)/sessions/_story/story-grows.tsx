'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useNewer } from '@/app/_explorer/use-newer'

/** Fetches the page anew as soon as something more has happened in the session. */
export function StoryGrows({ source, version }: { readonly source: string; readonly version: string }) {
  const router = useRouter()
  const { newer } = useNewer(source, version)

  useEffect(() => {
    if (newer > 0) router.refresh()
  }, [newer, router])

  return null
}
