'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { enMap } from '@/lib/i18n/en-map'
import styles from './map-list.module.css'

type Props = {
  readonly href: Route
  readonly count: number
  /** Of what it is the number. */
  readonly of: string
}

/** A number that leads to the sessions that it counts. */
export function CountLink({ href, count, of }: Props) {
  const name = enMap.map.showTheseOf(count, of)
  return (
    <Link className={styles.count} href={href} prefetch={false} aria-label={name} title={name}>
      {enMap.map.number(count)}
    </Link>
  )
}
