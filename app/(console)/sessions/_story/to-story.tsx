'use client'

import type { MouseEvent } from 'react'
import { plainPress } from '@/app/_ui/plain-press'
import { enStory } from '@/lib/i18n/en-story'
import styles from './to-story.module.css'

/** From the head of a session to its story, which begins below the facts. No new address: to close the drawer is to go back by one. */
export function ToStory() {
  function go(event: MouseEvent) {
    const title = document.getElementById('story')
    if (!plainPress(event) || title === null) return
    event.preventDefault()
    title.scrollIntoView()
    title.focus({ preventScroll: true })
  }

  return (
    // biome-ignore lint/a11y/useValidAnchor: without script it is one.
    <a href="#story" className={styles.way} onClick={go}>
      {enStory.story.title}
    </a>
  )
}
