'use client'

import { createContext, lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { KillMany as About, KillActions } from './kill-many-dialog'

// Most visits end nothing: the dialogs come with the first press.
const KillManyDialog = lazy(() => import('./kill-many-dialog').then((module) => ({ default: module.KillManyDialog })))

type Dialogs = {
  readonly open: (about: About) => void
  /** How many have been closed: what was chosen for one is chosen no more. */
  readonly closed: number
}

export const KillDialogsContext = createContext<Dialogs>({ open: () => {}, closed: 0 })

type Props = {
  /** Null for whoever may end nobody's: then nothing opens any. */
  readonly actions: KillActions | null
  readonly children: ReactNode
}

/** Around a page from which many sessions can be ended: its menu and its list open the same dialogs. */
export function KillDialogs({ actions, children }: Props) {
  const [opened, setOpened] = useState<{ readonly about: About; readonly round: number } | null>(null)
  const [closed, setClosed] = useState(0)
  const rounds = useRef(0)
  const opener = useRef<HTMLElement | null>(null)

  const open = useCallback((about: About) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    rounds.current += 1
    setOpened({ about, round: rounds.current })
  }, [])
  const dialogs = useMemo(() => ({ open, closed }), [open, closed])

  function onClose(round: number) {
    setOpened((now) => (now?.round === round ? null : now))
    setClosed((count) => count + 1)
    // What opened it may be gone, or hidden, with the rows: the list is the next best place.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      ;(opener.current?.checkVisibility() ? opener.current : document.querySelector<HTMLElement>('main section[tabindex]'))?.focus()
    })
  }

  return (
    <KillDialogsContext value={dialogs}>
      {children}
      {actions && opened && (
        <Suspense>
          <KillManyDialog key={opened.round} about={opened.about} actions={actions} onClose={() => onClose(opened.round)} />
        </Suspense>
      )}
    </KillDialogsContext>
  )
}
