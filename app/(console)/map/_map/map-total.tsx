'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useMemo } from 'react'
import { PauseLive } from '@/app/_live/pause-live'
import { enMap } from '@/lib/i18n/en-map'
import styles from './session-map.module.css'
import type { ShownMap } from './shown-map'

const words = enMap.map

type Props = {
  readonly shown: ShownMap
  readonly zone: string
  /** It is about a moment of the past. */
  readonly then: boolean
  /** The same sessions as a list. */
  readonly address: Route
  /** The page has a pause of its own. */
  readonly small: boolean
}

/** How many sessions the map and what stands beside it hold, and when that was so. */
export function MapTotal({ shown, zone, then, address, small }: Props) {
  const clock = useMemo(
    () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    [zone],
  )
  return (
    <p className={styles.total}>
      <span role="status">
        <Link href={address} prefetch={false}>
          {then ? words.signedInThen(shown.total) : words.total(shown.total)}
        </Link>
      </span>
      {!then && (
        <small>
          {words.asOf} {clock.format(shown.at)} {!small && <PauseLive />}
        </small>
      )}
    </p>
  )
}
