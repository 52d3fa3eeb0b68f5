'use client'

import { enMap } from '@/lib/i18n/en-map'
import { CountLink } from './count-link'
import type { AddressOf } from './list-address'
import styles from './map-list.module.css'
import { markerKey, partsOf } from './names'
import type { ShownMarker } from './shown-map'
import { ToneSign } from './tone-sign'
import { tones } from './tones'

const words = enMap.map
/** More are on the map than anybody reads. */
const MOST = 100

type Props = {
  readonly markers: readonly ShownMarker[]
  /** Sessions on the map that are not seen. */
  readonly beyond: number
  readonly chosen: string | null
  readonly addressOf: AddressOf
  readonly onOpen: (key: string) => void
  readonly onPoint: (key: string | null) => void
}

function Line({ marker }: { readonly marker: ShownMarker }) {
  const { session, by } = marker
  const greatest = tones[by.indexOf(Math.max(...by))] ?? 'active'
  return (
    <>
      <ToneSign tone={session?.tone ?? greatest} />
      <span>
        <b>{session?.user ?? marker.place}</b>
        <small>{session === null ? partsOf(by) : `${marker.place} · ${session.device}`}</small>
      </span>
    </>
  )
}

/** The map as a list: what is seen, in the order of its signs. */
export function MarkerList({ markers, beyond, chosen, addressOf, onOpen, onPoint }: Props) {
  return (
    <ol className={styles.list} aria-label={words.list}>
      {markers.slice(0, MOST).map((marker) => {
        const key = markerKey(marker)
        return (
          <li key={key}>
            <button
              type="button"
              aria-current={key === chosen || undefined}
              onClick={() => onOpen(key)}
              onPointerEnter={() => onPoint(key)}
              onPointerLeave={() => onPoint(null)}
              onFocus={() => onPoint(key)}
              onBlur={() => onPoint(null)}
            >
              <Line marker={marker} />
            </button>
            {marker.session === null ? (
              <CountLink href={addressOf({ part: marker.part })} count={marker.count} of={marker.place} />
            ) : (
              <noscript>
                <a className={styles.count} href={`/sessions/${marker.session.id}`}>
                  {words.openSession}
                </a>
              </noscript>
            )}
          </li>
        )
      })}
      {markers.length > MOST && <li>{words.more(markers.length - MOST)}</li>}
      {markers.length > 0 && beyond > 0 && <li>{words.beyond(beyond)}</li>}
    </ol>
  )
}
