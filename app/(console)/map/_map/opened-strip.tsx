'use client'

import Link from 'next/link'
import { enMap } from '@/lib/i18n/en-map'
import type { AddressOf } from './list-address'
import cards from './session-card.module.css'
import styles from './session-map.module.css'
import { TryAgain } from './try-again'
import type { Opened } from './use-contents'

const words = enMap.map

type Props = { readonly opened: Opened; readonly addressOf: AddressOf; readonly onClose: () => void }

/** What was pressed on the map, and its sessions as a list: the map itself shows more of it by now. */
export function OpenedStrip({ opened: { title, count, part, failed, again }, addressOf, onClose }: Props) {
  return (
    <section className={styles.opened} aria-label={words.opened}>
      <p>
        <b>{words.contents(count, title)}</b>
        <Link href={addressOf({ part })} prefetch={false}>
          {words.showThese(count)}
        </Link>
        {failed && (
          <span role="alert">
            {words.unreachable} <TryAgain onAgain={again} />
          </span>
        )}
      </p>
      <button type="button" className={cards.close} onClick={onClose} aria-label={words.closeOpened}>
        ×
      </button>
    </section>
  )
}
