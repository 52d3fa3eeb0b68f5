'use client'

import { enMap } from '@/lib/i18n/en-map'
import styles from './session-map.module.css'
import { ToneSign } from './tone-sign'
import { tones } from './tones'

const words = enMap.map

/** What the signs mean. */
export function Legend() {
  return (
    <ul className={styles.legend} aria-label={words.legend}>
      {tones.map((tone) => (
        <li key={tone}>
          <ToneSign tone={tone} /> {words.legendTones[tone]}
        </li>
      ))}
    </ul>
  )
}
