'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, type SubmitEvent, useEffect, useLayoutEffect, useRef, useTransition } from 'react'
import { AnnounceContext, MoveContext } from './announce'
import { type Arrival, arrivalOfDrop, arrivalOfLink, arrivalOfSearch, keepFocus } from './list-focus'
import styles from './moving.module.css'
import { plainPress } from './plain-press'
import { useAnnouncer } from './use-announcer'

type Props = {
  /** The one address of what is shown: it takes the place of any other that led here. Null where what was asked for is still to be seen in it. */
  readonly path: Route | null
  readonly children: ReactNode
}

/**
 * Holds a list and what narrows and pages it: plain links and GET forms, which lead to another state of the same page. With script they need no new
 * page, and while that state is on its way, what is shown is marked as busy. The links of a list's rows are the list's, and its form is none that asks.
 */
export function Moving({ path, children }: Props) {
  const router = useRouter()
  const [moving, startMoving] = useTransition()
  const { said, announce, begin, arrive } = useAnnouncer()
  const frame = useRef<HTMLDivElement>(null)
  const arrival = useRef<Arrival | null>(null)
  const apart = useRef(false)
  const wentBack = useRef(false)

  // Before anybody can press again: done later, it could take what belongs to the move that a next press has begun.
  useLayoutEffect(() => {
    if (moving || !frame.current || !arrival.current) return
    arrival.current(frame.current)
    arrival.current = null
    keepFocus(frame.current)
  }, [moving])

  // An address that was gone back to had its one address when it was led to. What is shown may still be of the one before, and must not take its place.
  useEffect(() => {
    const went = () => {
      wentBack.current = true
    }
    addEventListener('popstate', went)
    return () => removeEventListener('popstate', went)
  }, [])

  useEffect(() => {
    if (moving || path === null) return
    // A task later: the router, which has to hear of it, is there last of all.
    const later = setTimeout(() => {
      if (wentBack.current) return
      const { pathname, search } = location
      if (path.split('?')[0] === pathname && path !== pathname + search) history.replaceState(null, '', path)
    })
    return () => clearTimeout(later)
  }, [moving, path])

  function move(to: string, by: 'push' | 'replace', then: Arrival) {
    arrival.current = then
    wentBack.current = false
    begin()
    startMoving(() => {
      arrive()
      router[by](to as Route)
    })
  }

  function onClickCapture(event: MouseEvent) {
    // A press on a form's button comes by here before its form is sent: the browser opens what a held key or another button means.
    apart.current = !plainPress(event)
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link || apart.current || link.closest('[data-rows]') || !frame.current) return
    if (link.origin !== location.origin || link.pathname !== location.pathname) return
    // What only calls itself a link, such as the buttons of a map, leads nowhere.
    if (link.getAttribute('href')?.startsWith('#')) return
    event.preventDefault()
    if (link.dataset.clears !== undefined) for (const form of frame.current.querySelectorAll<HTMLFormElement>('search form')) form.reset()
    move(`${link.pathname}${link.search}`, 'push', arrivalOfLink(frame.current, link))
  }

  function onSubmit(event: SubmitEvent<HTMLDivElement>) {
    const form = event.target
    // By attributes: a field named `action` hides the form's own property.
    if (!(form instanceof HTMLFormElement) || form.getAttribute('method') !== 'get' || !form.closest('search')) return
    if (event.defaultPrevented || apart.current) return
    event.preventDefault()
    const asked = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const drop = form.closest('details')
    // What was wrong is nothing to come back to.
    const by = form.querySelector('[aria-invalid="true"]') ? 'replace' : 'push'
    move(`${form.getAttribute('action')}?${asked}`, by, drop ? arrivalOfDrop(drop) : arrivalOfSearch)
  }

  return (
    <div ref={frame} className={styles.moving} aria-busy={moving} onClickCapture={onClickCapture} onSubmit={onSubmit}>
      <AnnounceContext value={announce}>
        <MoveContext value={(to) => move(to, 'push', () => {})}>{children}</MoveContext>
      </AnnounceContext>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  )
}
