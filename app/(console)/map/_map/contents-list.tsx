'use client'

import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import { enMap } from '@/lib/i18n/en-map'
import type { AddressOf } from './list-address'
import styles from './map-list.module.css'
import { pinKey } from './names'
import type { PinWords } from './pin-words'
import { ToneSign } from './tone-sign'
import { TryAgain } from './try-again'
import type { Opened } from './use-contents'

const words = enMap.map

type Props = {
  readonly opened: Opened
  readonly chosen: string | null
  readonly addressOf: AddressOf
  readonly onBack: () => void
  readonly onChoose: (pin: PinWords) => void
  readonly onPoint: (key: string | null) => void
}

/** How far it is known: that it is coming, that it could not be had, that nobody is left, or that these are the newest of more. */
function Known({ opened: { sessions, count, failed, again } }: Pick<Props, 'opened'>) {
  if (failed)
    return (
      <p role="alert">
        {sessions === null ? words.contentsFailed : words.contentsOld} <TryAgain onAgain={again} />
      </p>
    )
  if (sessions === null) return <p>{words.loading}</p>
  if (sessions.length === 0) return <p>{words.gone}</p>
  return sessions.length < count ? <p>{words.newest(sessions.length, count)}</p> : null
}

/** What a marker, or something beside the map, holds. */
export function ContentsList({ opened, chosen, addressOf, onBack, onChoose, onPoint }: Props) {
  const { title, hint, count, part, sessions } = opened
  return (
    <section className={styles.contents} aria-labelledby="map-contents">
      <button type="button" className={buttons.button} data-tone="quiet" onClick={onBack}>
        ← {words.back}
      </button>
      <h2 id="map-contents" tabIndex={-1}>
        {words.contents(count, title)}
      </h2>
      {hint !== null && <p>{hint}</p>}
      <Known opened={opened} />
      {count > 0 && (
        <p>
          <Link href={addressOf({ part })} prefetch={false}>
            {words.showThese(count)}
          </Link>
        </p>
      )}
      <ol className={styles.list}>
        {sessions?.map((pin) => (
          <li key={pin.id}>
            <button
              type="button"
              aria-current={pin.id === chosen || undefined}
              onClick={() => onChoose(pin)}
              onPointerEnter={() => onPoint(pinKey(pin))}
              onPointerLeave={() => onPoint(null)}
              onFocus={() => onPoint(pinKey(pin))}
              onBlur={() => onPoint(null)}
            >
              <ToneSign tone={pin.tone} />
              <span>
                <b>{pin.user}</b>
                <small>
                  {pin.device} · {pin.started[1]}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
