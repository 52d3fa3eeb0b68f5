'use client'

import type { Route } from 'next'
import { useEffect, useRef } from 'react'
import styles from './filter-tabs.module.css'

export type Tab = { readonly label: string; readonly href: Route; readonly current: boolean; readonly count?: string | undefined }

/** One choice of few, each a link. Where there is no room for all of them they scroll in one line, and begin with the current one in sight. */
export function FilterTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  const line = useRef<HTMLElement>(null)
  const current = tabs.findIndex((tab) => tab.current)

  // What `scroll-initial-target` does by itself where it is known. Not `scrollIntoView`, which would move the page too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another current tab is what moves it.
  useEffect(() => {
    const tab = line.current?.querySelector<HTMLElement>('[aria-current]')
    if (line.current && tab) line.current.scrollLeft = tab.offsetLeft - (line.current.clientWidth - tab.offsetWidth) / 2
  }, [current])

  return (
    <nav ref={line} className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.label} href={tab.href} aria-current={tab.current ? 'true' : undefined}>
          {tab.label} {tab.count !== undefined && <small>{tab.count}</small>}
        </a>
      ))}
    </nav>
  )
}
