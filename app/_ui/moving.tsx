'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, useTransition } from 'react'
import styles from './moving.module.css'
import { plainPress } from './plain-press'

/**
 * Holds a list and what narrows and pages it. While another state of the same page is on its way, what is shown is marked as busy. It comes
 * before the links themselves, which would each have to be told; a table's links are the table's.
 */
export function Moving({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [moving, startMoving] = useTransition()

  function onClickCapture(event: MouseEvent) {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link || link.closest('table') || !plainPress(event)) return
    if (link.origin !== location.origin || link.pathname !== location.pathname) return
    event.preventDefault()
    startMoving(() => router.push(`${link.pathname}${link.search}` as Route))
  }

  return (
    <div className={styles.moving} aria-busy={moving} onClickCapture={onClickCapture}>
      {children}
    </div>
  )
}
