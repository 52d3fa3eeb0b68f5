'use client'

import { enMap } from '@/lib/i18n/en-map'
import { Legend } from './legend'
import styles from './session-map.module.css'

type Props = { readonly credit: string | null; readonly shading: boolean; readonly part: boolean }

/** Below the map: what its signs mean, how fingers move it where one finger scrolls the page (`part`), and whom its pictures are owed to. */
export function MapFoot({ credit, shading, part }: Props) {
  return (
    <div className={styles.foot}>
      <Legend shading={shading} />
      {part && <small className={styles.fingers}>{enMap.map.fingers}</small>}
      <small>{credit ?? enMap.map.outlines}</small>
    </div>
  )
}
