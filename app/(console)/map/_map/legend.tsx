'use client'

import { enMap } from '@/lib/i18n/en-map'
import styles from './session-map.module.css'
import { ToneSign } from './tone-sign'
import { tones } from './tones'

const words = enMap.map

/** What the signs mean, and the shades where countries have them. */
export function Legend({ shading }: { readonly shading: boolean }) {
  return (
    <ul className={styles.legend} aria-label={words.legend}>
      {tones.map((tone) => (
        <li key={tone}>
          <ToneSign tone={tone} /> {words.legendTones[tone]}
        </li>
      ))}
      {shading && (
        <li>
          {words.fewer}
          <span className={styles.shades} aria-hidden="true">
            <i />
            <i />
            <i />
            <i />
            <i />
          </span>
          {words.mostOf}
        </li>
      )}
    </ul>
  )
}
