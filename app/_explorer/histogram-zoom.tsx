'use client'

import { type PointerEvent, type ReactNode, useContext, useRef, useState } from 'react'
import { MoveContext } from '@/app/_ui/announce'
import styles from './histogram.module.css'

type Props = {
  /** First and last day of each bar. */
  readonly days: readonly (readonly [first: string, last: string, ...of: unknown[]])[]
  /** The list's address from one day to another. */
  readonly pathOf: (from: string, to: string) => string
  readonly children: ReactNode
}

type Marked = { readonly from: number; readonly to: number }

/** Dragging over bars, or pressing one, narrows the list to their days. The table beside does the same for the keyboard. */
export function HistogramZoom({ days, pathOf, children }: Props) {
  const move = useContext(MoveContext)
  const frame = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<Marked | null>(null)

  const barAt = ({ clientX }: PointerEvent): number => {
    const { left, width } = frame.current?.getBoundingClientRect() ?? { left: 0, width: 1 }
    return Math.min(days.length - 1, Math.max(0, Math.floor(((clientX - left) / width) * days.length)))
  }

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = barAt(event)
    setMarked({ from: at, to: at })
  }

  function onPointerUp() {
    if (!marked) return
    setMarked(null)
    const [low, high] = [days[Math.min(marked.from, marked.to)], days[Math.max(marked.from, marked.to)]]
    if (low && high) move(pathOf(low[0], high[1]))
  }

  const [low, high] = marked ? [Math.min(marked.from, marked.to), Math.max(marked.from, marked.to) + 1] : [0, 0]
  return (
    <div
      ref={frame}
      className={styles.zoom}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => marked && setMarked({ from: marked.from, to: barAt(event) })}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setMarked(null)}
    >
      {children}
      {marked && <i style={{ left: `${(low / days.length) * 100}%`, width: `${((high - low) / days.length) * 100}%` }} />}
    </div>
  )
}
