'use client'

import { enMap } from '@/lib/i18n/en-map'
import { Legend } from './legend'
import styles from './session-map.module.css'

/** Below the map: what its signs mean, and whom its pictures are owed to. */
export function MapFoot({ credit, shading }: { readonly credit: string | null; readonly shading: boolean }) {
  return (
    <div className={styles.foot}>
      <Legend shading={shading} />
      <small>{credit ?? enMap.map.outlines}</small>
    </div>
  )
}
