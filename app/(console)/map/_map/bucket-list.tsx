'use client'

import type { MapBucket, MapView } from '@/lib/analytics/map-view'
import { enMap } from '@/lib/i18n/en-map'
import styles from './map-list.module.css'

const words = enMap.map

type Props = { readonly buckets: MapView['buckets']; readonly onOpen: (kind: MapBucket) => void }

/** What is nowhere on a map stands beside it, counted like the rest. */
export function BucketList({ buckets, onOpen }: Props) {
  if (buckets.length === 0) return null
  return (
    <section className={styles.beside} aria-labelledby="map-beside">
      <h2 id="map-beside">{words.beside}</h2>
      <ul className={styles.list}>
        {buckets.map(({ kind, count }) => (
          <li key={kind}>
            <button type="button" onClick={() => onOpen(kind)}>
              <span>
                <b>{words.buckets[kind]}</b>
                <small>{words.bucketHints[kind]}</small>
              </span>
              <i>{words.number(count)}</i>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
