'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { lazy, type MouseEvent, type ReactNode, Suspense, useRef, useState, useTransition } from 'react'
import { awaitDrawer } from '@/app/_drawer/steps-ahead'
import frames from '@/app/_explorer/list-frame.module.css'
import { NewerPill } from '@/app/_explorer/newer-pill'
import { useListKeys } from '@/app/_explorer/use-list-keys'
import { useNewer } from '@/app/_explorer/use-newer'
import { plainPress } from '@/app/_ui/plain-press'
import { enActivityList } from '@/lib/i18n/en-activity-list'

const KeysDialog = lazy(() => import('@/app/_explorer/keys-dialog').then((module) => ({ default: module.KeysDialog })))

const { keys } = enActivityList.activityList

type Props = {
  /** Answers how many came above the first row; null where the page does not begin with the newest. */
  readonly newerThan: string | null
  /** What the lists were at before this one was read. */
  readonly version: string
  readonly children: ReactNode
}

/** The island around the server's table: the list's keys, and one listener for the links of all rows, so that rows stay plain HTML. */
export function ActivityList({ newerThan, version, children }: Props) {
  const router = useRouter()
  const frame = useRef<HTMLDivElement>(null)
  const [helps, setHelps] = useState(0)
  const [moving, startMoving] = useTransition()
  const [drawing, startOpening] = useTransition()
  const { newer, more } = useNewer(newerThan, version)

  useListKeys(frame, () => setHelps((n) => n + 1))

  function onClick(event: MouseEvent<HTMLDivElement>) {
    if (!(event.target instanceof Element) || event.defaultPrevented || !plainPress(event)) return
    const link = event.target.closest('a')
    if (link?.origin !== location.origin) return
    event.preventDefault()
    const opens = link.pathname.startsWith(`${location.pathname}/`)
    if (opens) awaitDrawer()
    const start = opens ? startOpening : startMoving
    start(() => router.push(`${link.pathname}${link.search}` as Route, { scroll: !opens && link.pathname !== location.pathname }))
  }

  function showNewer() {
    startMoving(() => router.refresh())
    // The button goes with what it told of.
    frame.current?.querySelector<HTMLElement>('section')?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are real; this only listens for them.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on those links arrives as a click.
    <div ref={frame} className={frames.list} aria-busy={moving} data-opens={drawing || undefined} onClick={onClick}>
      <NewerPill newer={newer} more={more} onShow={showNewer} />
      {children}
      {helps > 0 && (
        <Suspense>
          <KeysDialog key={helps} title={keys.title} keys={keys.list} onClose={() => setHelps(0)} />
        </Suspense>
      )}
    </div>
  )
}
