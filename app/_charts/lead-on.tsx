'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { createContext, type MouseEvent, type ReactNode, useCallback, useContext, useTransition } from 'react'
import { plainPress } from '@/app/_ui/plain-press'

type Lead = (href: string) => void

const LeadContext = createContext<Lead>((href) => location.assign(href))

/** How a drawing leads to what it counts. */
export const useLead = (): Lead => useContext(LeadContext)

/**
 * Charts whose links and drawings lead to other pages without a new document: one listener for plain links. Until the next page is there its outline
 * shows (`data-pending`, shell.module.css).
 */
export function LeadOn({ className, children }: { readonly className?: string | undefined; readonly children: ReactNode }) {
  const router = useRouter()
  const [moving, startMoving] = useTransition()
  const lead = useCallback((href: string) => startMoving(() => router.push(href as Route)), [router])

  function onClick(event: MouseEvent) {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link || !plainPress(event) || event.defaultPrevented || link.origin !== location.origin || link.download) return
    event.preventDefault()
    lead(`${link.pathname}${link.search}${link.hash}`)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are real; this only listens for them.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on those links arrives as a click.
    <div className={className} data-panels="" data-pending={moving ? '' : undefined} onClick={onClick}>
      <LeadContext value={lead}>{children}</LeadContext>
    </div>
  )
}
