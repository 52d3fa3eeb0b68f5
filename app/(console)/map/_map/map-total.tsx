'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useMemo } from 'react'
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
}

/** How many sessions the map and what stands beside it hold, and when that was so. */
export function MapTotal({ shown, zone, then, address }: Props) {
  const clock = useMemo(
    () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    [zone],
  )
  return (
    <p className={styles.total}>
      <span role="status">
        {then ? (
          <b>{words.signedInThen(shown.total)}</b>
        ) : (
          <Link href={address} prefetch={false}>
            {words.total(shown.total)}
          </Link>
        )}
      </span>
      {!then && (
        <small>
          {words.asOf} {clock.format(shown.at)}
        </small>
      )}
    </p>
  )
}
