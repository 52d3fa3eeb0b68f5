import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Scene, Stage, StageEvents } from '@/app/(console)/map/_stage/stage'

/**
 * The drawn map, once its element is seen and its script has come: Leaflet is loaded by nobody who does not look at a map. `failed` where it could not be.
 */
export function useStage(
  host: RefObject<HTMLElement | null>,
  scene: Scene,
  events: StageEvents,
): { readonly stage: Stage | null; readonly failed: boolean } {
  const [stage, setStage] = useState<Stage | null>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef(events)

  useEffect(() => {
    latest.current = events
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: tiles are the installation's and names the server's: they stay what they are.
  useEffect(() => {
    const element = host.current
    if (element === null) return
    let opened: Stage | null = null
    let over = false
    const open = async () => {
      const { openStage } = await import('@/app/(console)/map/_stage/stage')
      if (over) return
      opened = openStage(element, scene, {
        onSeen: (seen) => latest.current.onSeen(seen),
        onPress: (key) => latest.current.onPress(key),
        onCountry: (code) => latest.current.onCountry(code),
        onGround: (lost) => latest.current.onGround(lost),
      })
      setStage(opened)
    }
    const watch = new IntersectionObserver((seen) => {
      // Several at once where the machine was busy: the first of them tells of a moment that is over.
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return
      watch.disconnect()
      open().catch(() => setFailed(true))
    })
    watch.observe(element)
    return () => {
      over = true
      watch.disconnect()
      opened?.remove()
      setStage(null)
    }
  }, [host])

  return { stage, failed }
}
