import { useRef, useState } from 'react'
import { staysOne } from '@/app/(console)/map/_stage/reach'
import type { Stage } from '@/app/(console)/map/_stage/stage'
import type { MapBucket } from '@/lib/analytics/map-view'
import { enMap } from '@/lib/i18n/en-map'
import type { PinWords } from './pin-words'
import type { ShownMarker } from './shown-map'
import type { Opening } from './use-contents'

const words = enMap.map

/** What of a map is opened, and which session is chosen; what is closed gives the focus back to what it was opened by. */
export function useOpenings(stage: Stage | null) {
  const [opening, setOpening] = useState<Opening | null>(null)
  const [chosen, setChosen] = useState<PinWords | null>(null)
  const openers = useRef<{ list: Element | null; card: Element | null }>({ list: null, card: null })

  function giveBack(which: 'list' | 'card') {
    const opener = openers.current[which]
    openers.current[which] = null
    // What opened it may be gone, or be drawn anew: the map itself is the next best place.
    requestAnimationFrame(() => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      else stage?.focus(null)
    })
  }

  function open(next: Opening) {
    openers.current.list = document.activeElement
    setChosen(null)
    setOpening(next)
    if (next.listed) requestAnimationFrame(() => document.getElementById('map-contents')?.focus())
  }

  function closeCard() {
    setChosen(null)
    giveBack('card')
  }

  function closeAll(focus: boolean) {
    setChosen(null)
    setOpening(null)
    if (focus) giveBack('list')
  }

  return {
    opening,
    chosen,
    choose(pin: PinWords) {
      openers.current.card ??= document.activeElement
      setChosen(pin)
    },
    /** One session is chosen, several come nearer, and what stays one sign however near one goes is spread out. */
    openMarker(marker: ShownMarker) {
      if (marker.session !== null) {
        openers.current.card = document.activeElement
        setChosen(marker.session)
        return
      }
      const { part, place: title, count, lat, lon } = marker
      const isOne = staysOne(marker.bounds)
      open({ part, title, hint: null, count, fan: isOne ? { lat, lon } : null, listed: isOne })
      if (!isOne) stage?.fit(marker.bounds)
    },
    openBucket: (kind: MapBucket, count: number) =>
      open({ part: kind, title: words.buckets[kind], hint: words.bucketHints[kind], count, fan: null, listed: true }),
    closeCard,
    closeAll,
    /** What was opened last. */
    closeOne() {
      if (chosen !== null) closeCard()
      else if (opening !== null) closeAll(true)
    },
  }
}
