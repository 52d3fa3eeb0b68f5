'use client'

import buttons from '@/app/_ui/button.module.css'
import { enMap } from '@/lib/i18n/en-map'
import styles from './session-map.module.css'
import type { ShownMap } from './shown-map'

const words = enMap.map

type Props = {
  readonly shown: ShownMap
  /** Signs that are seen. */
  readonly visible: number
  readonly loading: boolean
  readonly failed: boolean
  readonly lost: boolean
  readonly then: boolean
  readonly onWorld: () => void
}

/** What the map itself does not tell: that it is coming, that nobody is there, or that not all is shown. */
export function MapNotes({ shown, visible, loading, failed, lost, then, onWorld }: Props) {
  const { total, outside, complete, markers } = shown
  const elsewhere = outside + markers.reduce((sum, { count }) => sum + count, 0)
  if (failed) return <p className={styles.note}>{words.failed}</p>
  if (loading) return <p className={styles.note}>{words.loading}</p>
  if (lost) return <p className={styles.note}>{words.unreachable}</p>
  if (total === 0) return <p className={styles.note}>{then ? words.noneThen : words.none}</p>
  if (visible === 0 && elsewhere > 0)
    return (
      <p className={styles.note}>
        {words.noneHere(elsewhere)}
        <button type="button" className={buttons.button} onClick={onWorld}>
          {words.world}
        </button>
      </p>
    )
  if (visible === 0) return <p className={styles.note}>{words.nowhere}</p>
  return complete ? null : <p className={styles.note}>{words.incomplete}</p>
}
