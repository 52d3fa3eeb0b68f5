'use client'

import buttons from '@/app/_ui/button.module.css'
import { enMap } from '@/lib/i18n/en-map'
import styles from './session-map.module.css'
import type { ShownMap } from './shown-map'
import { TryAgain } from './try-again'

const words = enMap.map

type Props = {
  readonly shown: ShownMap
  /** Signs that are seen. */
  readonly visible: number
  readonly loading: boolean
  readonly failed: boolean
  readonly lost: boolean
  /** Outlines or names are lacking. */
  readonly bare: boolean
  readonly then: boolean
  readonly onShow: () => void
  readonly onAgain: () => void
}

/** What the map itself does not tell: that it is coming, that nobody is there, or that not all is shown. */
export function MapNotes({ shown, visible, loading, failed, lost, bare, then, onShow, onAgain }: Props) {
  const { total, outside, complete, markers } = shown
  const elsewhere = outside + markers.reduce((sum, { count }) => sum + count, 0)
  if (failed) return <p className={styles.note}>{words.failed}</p>
  if (loading) return <p className={styles.note}>{words.loading}</p>
  if (lost || bare)
    return (
      <p className={styles.note} role="alert">
        {lost ? words.unreachable : words.groundFailed} <TryAgain onAgain={onAgain} />
      </p>
    )
  if (total === 0) return <p className={styles.note}>{then ? words.noneThen : words.none}</p>
  if (visible === 0 && elsewhere > 0)
    return (
      <p className={styles.note}>
        {words.noneHere(elsewhere)}
        <button type="button" className={buttons.button} onClick={onShow}>
          {words.showThem}
        </button>
      </p>
    )
  if (visible === 0) return <p className={styles.note}>{words.nowhere(total)}</p>
  return complete ? null : <p className={styles.note}>{words.incomplete}</p>
}
