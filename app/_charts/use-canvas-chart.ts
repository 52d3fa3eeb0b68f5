'use client'

import type { ChartConfiguration, Chart as Drawing } from 'chart.js'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { type ChartLook, onLookChange, readLook } from './chart-look'

type Library = typeof import('./chart-library')

/** A chart comes a little before it is seen. */
const ahead = '200px'

/**
 * Draws on a canvas once it comes into view, and again when what it shows or the page's colours change; the library is fetched only then. `config` is a
 * new function whenever what it draws is new. `drawn`: whether it stands there.
 */
export function useCanvasChart(config: (look: ChartLook) => ChartConfiguration): {
  canvas: RefObject<HTMLCanvasElement | null>
  drawn: boolean
} {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef<Drawing | null>(null)
  const [library, setLibrary] = useState<Library | null>(null)
  const [looks, setLooks] = useState(0)

  useEffect(() => {
    if (!canvas.current) return
    let over = false
    const watcher = new IntersectionObserver(
      (seen) => {
        // Several at once where the machine was busy: the first of them tells of a moment that is over.
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return
        watcher.disconnect()
        // Offline the plain bars and the table stay.
        import('./chart-library').then(({ Chart }) => !over && setLibrary({ Chart })).catch(() => {})
      },
      { rootMargin: ahead },
    )
    watcher.observe(canvas.current)
    return () => {
      over = true
      watcher.disconnect()
    }
  }, [])

  useEffect(() => onLookChange(() => setLooks((count) => count + 1)), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another look draws anew.
  useEffect(() => {
    const frame = canvas.current?.parentElement
    if (!library || !canvas.current || !frame) return
    const next = config(readLook(frame))
    if (drawing.current) {
      drawing.current.data = next.data
      if (next.options) drawing.current.options = next.options
      drawing.current.update('none')
    } else drawing.current = new library.Chart(canvas.current, next)
  }, [library, config, looks])

  useEffect(
    () => () => {
      drawing.current?.destroy()
      drawing.current = null
    },
    [],
  )

  return { canvas, drawn: library !== null }
}
