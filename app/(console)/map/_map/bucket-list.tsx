'use client'

import type { MapBucket, MapView } from '@/lib/analytics/map-view'
import { enMap } from '@/lib/i18n/en-map'
import { CountLink } from './count-link'
import type { AddressOf } from './list-address'
import styles from './map-list.module.css'

const words = enMap.map

type Props = { readonly buckets: MapView['buckets']; readonly addressOf: AddressOf; readonly onOpen: (kind: MapBucket) => void }

/** What is nowhere on a map stands beside it, counted like the rest. */
export function BucketList({ buckets, addressOf, onOpen }: Props) {
  if (buckets.length === 0) return null
  return (
    <section className={styles.beside} aria-labelledby="map-beside">
      <h2 id="map-beside">{words.beside}</h2>
      <ul className={styles.list} data-dense="">
        {buckets.map(({ kind, count }) => (
          <li key={kind}>
            <button type="button" title={words.bucketHints[kind]} onClick={() => onOpen(kind)}>
              <b>{words.buckets[kind]}</b>
            </button>
            <CountLink href={addressOf({ part: kind })} count={count} of={words.buckets[kind]} />
          </li>
        ))}
      </ul>
    </section>
  )
}
