'use client'

import { useEffect } from 'react'
import { relative, until } from './relative'
import { ZoneCookie } from './zone-cookie'

const everyMs = 15_000

function refresh(offset: number) {
  const now = Date.now() + offset
  for (const element of document.querySelectorAll<HTMLTimeElement>('time:not([data-fixed])')) {
    const text = element.firstChild
    const next = (element.dataset.ends === undefined ? relative : until)(Date.parse(element.dateTime), now)
    // The node stays the same one, so React finds what it rendered.
    if (text && text.nodeValue !== next) text.nodeValue = next
  }
}

/** The exact time, in UTC, over a relative one and over the stamp that stands beside it as plain text. */
function explain({ target }: Event) {
  if (!(target instanceof HTMLElement)) return
  const time = target instanceof HTMLTimeElement ? target : target.querySelector<HTMLTimeElement>(':scope > time')
  if (time) target.title = time.dateTime
}

/**
 * Keeps every `<time>` of the page fresh against the server's clock (`now`, epoch milliseconds), whatever this machine's clock says, but those that are
 * `data-fixed` as they stand (a deadline is `data-ends`); shows the exact time in the tooltip, and tells the server this browser's zone for the next render.
 */
export function Clock({ now }: { now: number }) {
  useEffect(() => {
    const offset = now - Date.now()
    const timer = setInterval(refresh, everyMs, offset)
    return () => clearInterval(timer)
  }, [now])

  useEffect(() => {
    document.addEventListener('pointerover', explain)
    return () => document.removeEventListener('pointerover', explain)
  }, [])

  return <ZoneCookie />
}
