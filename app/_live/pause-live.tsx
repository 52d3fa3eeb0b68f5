'use client'

import { useSyncExternalStore } from 'react'
import { enExplorer } from '@/lib/i18n/en-explorer'
import { isPaused, onAnyChange, setPaused } from './lists-change'
import styles from './pause-live.module.css'

/** Stops what moves by itself on the page, and lets it go on (WCAG 2.2, 2.2.2). It holds for the tab until it is loaded anew. */
export function PauseLive() {
  const paused = useSyncExternalStore(onAnyChange, isPaused, () => false)
  const { pause, resume } = enExplorer.explorer
  return (
    <button type="button" className={styles.pause} data-paused={paused ? '' : undefined} onClick={() => setPaused(!paused)}>
      {paused ? resume : pause}
    </button>
  )
}
