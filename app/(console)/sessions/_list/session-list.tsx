'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { lazy, type MouseEvent, type ReactNode, Suspense, useLayoutEffect, useMemo, useRef, useState, useTransition } from 'react'
import { awaitDrawer } from '@/app/_drawer/steps-ahead'
import frames from '@/app/_explorer/list-frame.module.css'
import { NewerPill } from '@/app/_explorer/newer-pill'
import { useListKeys } from '@/app/_explorer/use-list-keys'
import { plainPress } from '@/app/_ui/plain-press'
import { type KillTarget, killTarget } from '@/app/(console)/sessions/_kill/kill-target'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { LiveLinesContext } from './live-lines'
import { useFreshRows } from './use-fresh-rows'

// Most visits end nothing and ask for no help: these come when they are wanted.
const KillDialog = lazy(() => import('@/app/(console)/sessions/_kill/kill-dialog').then((module) => ({ default: module.KillDialog })))
const KeysDialog = lazy(() => import('@/app/_explorer/keys-dialog').then((module) => ({ default: module.KeysDialog })))

const { keys } = enSessions.sessions

type Props = {
  readonly action: FormAction<KillResult>
  /** The list's address. */
  readonly query: string
  /** What the lists were at when it was made. */
  readonly version: string
  readonly children: ReactNode
}

/** A dialog closes before it says so. The press that comes between opens another one, which the late word must not take away. */
type Opening = { readonly target: KillTarget | 'keys'; readonly round: number }

/** The one island around the server's table: one listener serves every row, so that rows stay plain HTML. */
export function SessionList({ action, query, version, children }: Props) {
  const router = useRouter()
  const frame = useRef<HTMLDivElement>(null)
  const left = useRef<{ id: string; button: HTMLButtonElement | null } | null>(null)
  const openings = useRef(0)
  const [opening, setOpening] = useState<Opening | null>(null)
  const [round, setRound] = useState(0)
  const [moving, startMoving] = useTransition()
  const [drawing, startOpening] = useTransition()
  const { fresh, at, newer, more } = useFreshRows(frame, { query, version }, round)
  const lines = useMemo(() => ({ fresh, at, round }), [fresh, at, round])

  function open(target: KillTarget | 'keys' | null) {
    openings.current += 1
    if (target) setOpening({ target, round: openings.current })
  }

  useListKeys(frame, () => open('keys'))

  function onClick(event: MouseEvent<HTMLDivElement>) {
    if (!(event.target instanceof Element) || event.defaultPrevented || !plainPress(event)) return
    const button = event.target.closest('button')
    const link = event.target.closest('a')
    if (button?.hasAttribute('formaction')) {
      event.preventDefault()
      open(killTarget(button))
    } else if (link?.origin === location.origin) {
      event.preventDefault()
      const opens = link.pathname !== location.pathname
      if (opens) awaitDrawer()
      const start = opens ? startOpening : startMoving
      start(() => router.push(`${link.pathname}${link.search}` as Route, { scroll: !opens }))
    }
  }

  function showNewer() {
    startMoving(() => {
      router.refresh()
      setRound((n) => n + 1)
    })
    frame.current?.querySelector<HTMLElement>('section')?.focus()
  }

  /** An ended row has no button any more to give the focus back to, now or after the next refresh: its link is the next best place. */
  function keepFocus() {
    const { id, button } = left.current ?? {}
    if (!id || (button?.isConnected && document.activeElement === button)) return
    left.current = null
    if (document.activeElement !== document.body || button?.isConnected) return
    const row = frame.current?.querySelector<HTMLElement>(`a[href="/sessions/${CSS.escape(id)}"]`)
    ;(row ?? frame.current?.querySelector<HTMLElement>('section'))?.focus()
  }

  // After each render, since the server may have sent other rows.
  useLayoutEffect(keepFocus)

  function onClose({ target, round: closed }: Opening) {
    setOpening((now) => (now?.round === closed ? null : now))
    if (target === 'keys') return
    requestAnimationFrame(() => {
      const { activeElement } = document
      left.current = { id: target.id, button: activeElement instanceof HTMLButtonElement ? activeElement : null }
      keepFocus()
    })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls inside are real; this only listens for them.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter and Space on those controls arrive as clicks.
    <div ref={frame} className={frames.list} aria-busy={moving} data-opens={drawing || undefined} onClick={onClick}>
      <NewerPill newer={newer} more={more} onShow={showNewer} />
      <LiveLinesContext value={lines}>{children}</LiveLinesContext>
      {opening && (
        <Suspense>
          {opening.target === 'keys' ? (
            <KeysDialog key={opening.round} title={keys.title} keys={keys.list} onClose={() => onClose(opening)} />
          ) : (
            <KillDialog key={opening.round} target={opening.target} action={action} onClose={() => onClose(opening)} />
          )}
        </Suspense>
      )}
    </div>
  )
}
