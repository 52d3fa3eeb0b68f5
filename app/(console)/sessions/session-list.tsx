'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { lazy, type MouseEvent, type ReactNode, Suspense, useEffect, useRef, useState, useTransition } from 'react'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { type KillTarget, killTarget } from './kill-target'
import styles from './session-list.module.css'

// Most visits end nothing: the dialog comes with the first press.
const KillDialog = lazy(() => import('./kill-dialog').then((module) => ({ default: module.KillDialog })))

type Props = { readonly action: FormAction<KillResult>; readonly children: ReactNode }

/** A dialog closes before it says so. The press that comes between opens another one, which the late word must not take away. */
type Opening = { readonly target: KillTarget; readonly round: number }

const plain = (event: MouseEvent): boolean => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)

/** The one island around the server's table: one listener serves every row, so that rows stay plain HTML. */
export function SessionList({ action, children }: Props) {
  const router = useRouter()
  const frame = useRef<HTMLDivElement>(null)
  const left = useRef<{ id: string; button: HTMLButtonElement | null } | null>(null)
  const rounds = useRef(0)
  const [opening, setOpening] = useState<Opening | null>(null)
  const [leaving, startLeaving] = useTransition()

  function onClick(event: MouseEvent<HTMLDivElement>) {
    if (!(event.target instanceof Element) || event.defaultPrevented || !plain(event)) return
    const button = event.target.closest('button')
    const link = event.target.closest('a')
    if (button?.hasAttribute('formaction')) {
      event.preventDefault()
      const target = killTarget(button)
      rounds.current += 1
      if (target) setOpening({ target, round: rounds.current })
    } else if (link?.origin === location.origin) {
      event.preventDefault()
      startLeaving(() => router.push(`${link.pathname}${link.search}` as Route))
    }
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
  useEffect(keepFocus)

  function onClose(id: string, round: number) {
    setOpening((now) => (now?.round === round ? null : now))
    requestAnimationFrame(() => {
      const { activeElement } = document
      left.current = { id, button: activeElement instanceof HTMLButtonElement ? activeElement : null }
      keepFocus()
    })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls inside are real; this only listens for them.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter and Space on those controls arrive as clicks.
    <div ref={frame} className={styles.list} aria-busy={leaving} onClick={onClick}>
      {children}
      {opening && (
        <Suspense>
          <KillDialog
            key={opening.round}
            target={opening.target}
            action={action}
            onClose={() => onClose(opening.target.id, opening.round)}
          />
        </Suspense>
      )}
    </div>
  )
}
