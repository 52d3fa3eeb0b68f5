'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, type SubmitEvent, useEffect, useRef, useTransition } from 'react'
import styles from './moving.module.css'
import { plainPress } from './plain-press'

/**
 * Holds a list and what narrows and pages it: plain links and GET forms, which lead to another state of the same page. With script they need no new
 * page, and while that state is on its way, what is shown is marked as busy. A table's links are the table's, and its form is none that asks.
 */
export function Moving({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [moving, startMoving] = useTransition()
  const frame = useRef<HTMLDivElement>(null)
  const searched = useRef(false)

  // What was searched for comes back as a new field, and the focus belongs there.
  useEffect(() => {
    if (moving || !searched.current) return
    searched.current = false
    if (document.activeElement === document.body) frame.current?.querySelector<HTMLInputElement>('search input[type="search"]')?.focus()
  }, [moving])

  function onClickCapture(event: MouseEvent) {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link || link.closest('table') || !plainPress(event)) return
    if (link.origin !== location.origin || link.pathname !== location.pathname) return
    event.preventDefault()
    startMoving(() => router.push(`${link.pathname}${link.search}` as Route))
  }

  function onSubmit(event: SubmitEvent<HTMLDivElement>) {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'get' || !form.closest('search') || event.defaultPrevented) return
    event.preventDefault()
    const asked = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const drop = form.closest('details')
    if (drop) {
      form.reset()
      drop.open = false
      drop.querySelector('summary')?.focus()
    }
    searched.current = !drop
    startMoving(() => router.push(`${new URL(form.action).pathname}?${asked}` as Route))
  }

  return (
    <div ref={frame} className={styles.moving} aria-busy={moving} onClickCapture={onClickCapture} onSubmit={onSubmit}>
      {children}
    </div>
  )
}
