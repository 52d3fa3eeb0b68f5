import { useCallback, useEffect, useRef, useState } from 'react'
import { checkSession } from '@/app/_live/check-session'
import type { Seen } from '@/app/(console)/map/_stage/stage'
import type { GeoBox } from '@/lib/analytics/geo-box'
import { throttle } from '@/lib/live/throttle'
import { around } from './around'
import type { CountryNames } from './country-names'
import { onLive } from './live-ticks'
import type { ChosenPeriod } from './period-of'
import type { ShownMap } from './shown-map'

/** What a page was made with: its map, what the lists were at then, and the proof that it was shown. */
export type Begun = {
  readonly shown: ShownMap
  /** What of the earth that tells of. */
  readonly told: Seen
  readonly version: string
  readonly proof: string
  /** What countries are called. */
  readonly names: CountryNames
  readonly period: ChosenPeriod | null
}

const everyMs = 400
const awayMs = 2_000

/** Degrees of longitude by which the middle may move before signs have to be told on the other side of the world. */
const FAR = 30
const middle = ({ west, east }: GeoBox) => (west + east) / 2

const within = (inner: GeoBox, outer: GeoBox) =>
  inner.south >= outer.south &&
  inner.north <= outer.north &&
  ((inner.west >= outer.west && inner.east <= outer.east) || outer.east - outer.west >= 360)

/** What a map asks by: its query, a moment (ISO 8601) instead of now, and the proof of its page. */
export function mapAddress(query: string, proof: string, moment: string | null, rest: Readonly<Record<string, string>>): string {
  const address = new URLSearchParams(query)
  for (const [name, value] of Object.entries({ ...rest, shown: proof, ...(moment === null ? {} : { at: moment }) }))
    address.append(name, value)
  return `${address}`
}

const boxText = ({ south, west, north, east }: GeoBox): string => [south, west, north, east].map((degrees) => degrees.toFixed(6)).join()

/** What is seen and was told at this moment, whatever React has drawn of it by now; how often was asked, and whether an answer is awaited. */
type Now = {
  seen: Seen | null
  told: Seen & { readonly of: string }
  asks: number
  waits: boolean
  look: () => void
}

type Heard = { readonly shown: ShownMap; readonly query: string }

/**
 * Keeps a map up to date: asks again when something else is seen than what it was told of, and, now only since what was does not change, when sessions changed
 * and every minute, while the page is seen and updates are not paused. `busy` while an answer is on its way, `lost` once none came.
 */
export function useMap(query: string, { shown, told, version, proof }: Begun, moment: string | null) {
  const [heard, setHeard] = useState<Heard | null>(null)
  const [busy, setBusy] = useState(false)
  const [lost, setLost] = useState(false)
  const [seen, setSeen] = useState<Seen | null>(null)
  const of = `${query} ${moment ?? ''}`
  const now = useRef<Now>({ seen, told: { ...told, of }, asks: 0, waits: false, look: () => {} })

  useEffect(() => {
    const { current } = now
    let later: ReturnType<typeof setTimeout> | undefined
    let over = false
    const ask = throttle(everyMs, async () => {
      if (current.seen === null) return
      const wanted = around(current.seen)
      current.asks += 1
      const mine = current.asks
      current.waits = true
      setBusy(true)
      const address = mapAddress(query, proof, moment, { box: boxText(wanted.box), zoom: String(wanted.zoom) })
      const heardNow = await fetch(`/api/map/points?${address}`, { cache: 'no-store' })
        .then(async (answer) => (answer.ok ? ((await answer.json()) as ShownMap) : null))
        .catch(() => null)
      // Answers may overtake each other: the latest question counts.
      if (over || mine !== current.asks) return
      current.waits = false
      setBusy(false)
      setLost(heardNow === null)
      if (heardNow !== null) {
        current.told = { ...wanted, of }
        setHeard({ shown: heardNow, query })
      } else if ((await checkSession()).is !== 'ended' && !over) later = setTimeout(changed, awayMs)
    })
    const changed = () => {
      clearTimeout(later)
      if (document.visibilityState === 'visible') ask()
      else later = setTimeout(changed, awayMs)
    }
    current.look = changed
    if (current.told.of !== of || current.waits) changed()
    const deaf = moment === null ? onLive(version, changed) : () => {}
    return () => {
      over = true
      clearTimeout(later)
      ask.stop()
      deaf()
    }
  }, [query, proof, version, moment, of])

  const onSeen = useCallback((next: Seen) => {
    const { current } = now
    current.seen = next
    setSeen(next)
    const isFar = Math.abs(middle(next.box) - middle(current.told.box)) > FAR
    if (current.told.zoom !== next.zoom || isFar || !within(next.box, current.told.box)) current.look()
  }, [])
  const again = useCallback(() => now.current.look(), [])
  // Of another moment what was told before stands until there is more: nothing flashes.
  return { shown: heard?.query === query ? heard.shown : shown, seen, onSeen, busy, lost, again }
}
