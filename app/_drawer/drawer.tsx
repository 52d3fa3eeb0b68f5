'use client'

import type { Route } from 'next'
import { usePathname, useRouter } from 'next/navigation'
import {
  lazy,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  Suspense,
  type SyntheticEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useTransition,
} from 'react'
import { enActivityList } from '@/lib/i18n/en-activity-list'
import { enSessions } from '@/lib/i18n/en-sessions'
import styles from './drawer.module.css'
import { DrawerBar } from './drawer-bar'
import { focusRow, type List, listedBeside, type Place, placeOf } from './listed-rows'
import { recordTitle } from './record-title'
import { useDrawerKeys } from './use-drawer-keys'

const KeysDialog = lazy(() => import('@/app/_explorer/keys-dialog').then((module) => ({ default: module.KeysDialog })))

const keys = { sessions: enSessions.sessions.keys, activities: enActivityList.activityList.keys } as const

type Props = { readonly list: List; readonly children: ReactNode }

/**
 * One record over its list: a modal dialog, so that the focus stays inside and Escape closes it. It is there while the address is a record's;
 * to close it is to go back to the list's own address, whose entry is always the one before, since steps replace theirs.
 */
export function Drawer({ list, children }: Props) {
  const router = useRouter()
  const id = usePathname().split('/').at(-1) ?? ''
  const dialog = useRef<HTMLDialogElement>(null)
  const asked = useRef(id)
  const gone = useRef(false)
  const beside = useRef(false)
  const [moving, startMoving] = useTransition()
  const [place, setPlace] = useState<Place | null>(null)
  const [helps, setHelps] = useState(0)

  // Before the browser paints: the outline that the list has shown until now goes in this very frame.
  useLayoutEffect(() => {
    gone.current = false
    const shown = dialog.current
    const { documentElement: root } = document
    // The list below does not scroll then; where that takes a scrollbar away, its place is kept, so that the list stays as wide as it is.
    if (window.innerWidth > root.clientWidth) root.style.scrollbarGutter = 'stable'
    if (shown && !shown.open) {
      shown.showModal()
      shown.focus()
    }
    return () => {
      gone.current = true
      root.style.scrollbarGutter = ''
      shown?.close()
      focusRow(asked.current)
    }
  }, [])

  useEffect(() => {
    setPlace(placeOf(id))
    dialog.current?.scrollTo(0, 0)
  }, [id])

  // A record that arrives while another is on its way is not where the next step begins.
  useEffect(() => {
    if (!moving) asked.current = id
  }, [id, moving])

  function step(by: number) {
    const to = listedBeside(asked.current, by)
    if (to === null) return
    asked.current = to
    startMoving(() => router.replace(`/${list}/${to}` as Route, { scroll: false }))
  }

  useDrawerKeys(step, () => setHelps((n) => n + 1))

  function onClose(event: SyntheticEvent) {
    // React lets the closing of a dialog inside come by here too.
    if (event.target !== dialog.current || dialog.current.open || gone.current) return
    focusRow(id)
    router.back()
  }

  const close = () => dialog.current?.close()
  // Pressed and let go beside it: who selects text may end there, and who closes a dialog above began there.
  const onPointerDown = (event: PointerEvent) => {
    beside.current = event.target === dialog.current
  }
  const onClick = (event: MouseEvent) => beside.current && event.target === dialog.current && close()

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the drawer closes it, as Escape does.
    <dialog
      ref={dialog}
      className={styles.drawer}
      aria-labelledby={recordTitle}
      tabIndex={-1}
      onClose={onClose}
      onPointerDown={onPointerDown}
      onClick={onClick}
    >
      <div className={styles.panel}>
        <DrawerBar list={list} place={place} onStep={step} onClose={close} />
        <div className={styles.content} aria-busy={moving}>
          {children}
        </div>
        {helps > 0 && (
          <Suspense>
            <KeysDialog key={helps} title={keys[list].title} keys={keys[list].list} onClose={() => setHelps(0)} />
          </Suspense>
        )}
      </div>
    </dialog>
  )
}
