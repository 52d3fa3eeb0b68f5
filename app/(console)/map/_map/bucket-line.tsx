'use client'

import Link from 'next/link'
import { Fragment } from 'react'
import type { MapView } from '@/lib/analytics/map-view'
import { enMap } from '@/lib/i18n/en-map'
import type { AddressOf } from './list-address'
import styles from './session-map.module.css'

const words = enMap.map

/** What stands beside a small map, in one line. */
export function BucketLine({ buckets, addressOf }: { readonly buckets: MapView['buckets']; readonly addressOf: AddressOf }) {
  if (buckets.length === 0) return null
  return (
    <p className={styles.buckets}>
      {words.beside}:{' '}
      {buckets.map(({ kind, count }, at) => (
        <Fragment key={kind}>
          {at > 0 && ', '}
          <Link href={addressOf({ part: kind })} prefetch={false} title={words.showTheseOf(count, words.buckets[kind])}>
            {words.buckets[kind]} {words.number(count)}
          </Link>
        </Fragment>
      ))}
    </p>
  )
}
