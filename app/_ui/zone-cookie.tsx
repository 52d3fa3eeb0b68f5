'use client'

import { useEffect } from 'react'
import { zoneCookie } from '@/lib/web/preference-cookies'
import { writeCookie } from './write-cookie'

/** Tells the server this browser's time zone, for the next render. */
export function ZoneCookie() {
  useEffect(() => writeCookie(zoneCookie, Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return null
}
