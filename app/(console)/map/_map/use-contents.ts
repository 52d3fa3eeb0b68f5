import { useEffect, useState } from 'react'
import { onListsChange } from '@/app/_live/lists-change'
import type { MapBucket } from '@/lib/analytics/map-view'
import type { MapContents } from './map-contents'
import type { PinWords } from './pin-words'
import type { ShownMarker } from './shown-map'
import { type Begun, boxText, mapAddress } from './use-map'

/** What is opened of a map: a marker, or something that stands beside it. */
export type Opening =
  | { readonly marker: ShownMarker; readonly title: string; readonly count: number }
  | { readonly kind: MapBucket; readonly title: string; readonly count: number }

/** It, and its sessions once they are there. */
export type Opened = { readonly title: string; readonly count: number; readonly sessions: readonly PinWords[] | null }

/** As many as `map-contents.ts` tells. */
const MOST_TOLD = 40
const awayMs = 2_000

function partOf(opening: Opening): Readonly<Record<string, string>> {
  if ('kind' in opening) return { kind: opening.kind }
  const [south, west, north, east] = opening.marker.bounds
  return { box: boxText({ south, west, north, east }) }
}

/** Asks for what is opened, and again when sessions changed: whoever has gone is taken out. */
export function useContents(query: string, { proof, version }: Begun, moment: string | null, opening: Opening | null): Opened | null {
  const [heard, setHeard] = useState<{ readonly of: Opening; readonly sessions: readonly PinWords[] } | null>(null)

  useEffect(() => {
    if (opening === null) return
    let over = false
    let later: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      clearTimeout(later)
      const answer = await fetch(`/api/map/sessions?${mapAddress(query, proof, moment, partOf(opening))}`, { cache: 'no-store' }).catch(
        () => null,
      )
      if (over) return
      if (!answer?.ok) {
        later = setTimeout(ask, awayMs)
        return
      }
      const { sessions } = (await answer.json()) as MapContents
      if (!over) setHeard({ of: opening, sessions })
    }
    void ask()
    const deaf = moment === null ? onListsChange(version, ask) : () => {}
    return () => {
      over = true
      clearTimeout(later)
      deaf()
    }
  }, [query, proof, version, moment, opening])

  if (opening === null) return null
  const sessions = heard?.of === opening ? heard.sessions : null
  // Told at another moment, the two may differ: those that are shown are there.
  const count = sessions === null || sessions.length === MOST_TOLD ? opening.count : sessions.length
  return { title: opening.title, count, sessions }
}
