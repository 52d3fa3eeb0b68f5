'use client'

import buttons from '@/app/_ui/button.module.css'
import { enMap } from '@/lib/i18n/en-map'
import styles from './map-list.module.css'
import { pinKey } from './names'
import type { PinWords } from './pin-words'
import { ToneSign } from './tone-sign'
import type { Opened } from './use-contents'

const words = enMap.map

type Props = {
  readonly opened: Opened
  readonly onBack: () => void
  readonly onChoose: (pin: PinWords) => void
  readonly onPoint: (key: string | null) => void
}

/** What a marker, or something beside the map, holds. */
export function ContentsList({ opened: { title, count, sessions }, onBack, onChoose, onPoint }: Props) {
  return (
    <section className={styles.contents} aria-labelledby="map-contents">
      <button type="button" className={buttons.button} data-tone="quiet" onClick={onBack}>
        ← {words.back}
      </button>
      <h2 id="map-contents" tabIndex={-1}>
        {words.contents(count, title)}
      </h2>
      {sessions === null && <p>{words.loading}</p>}
      {sessions?.length === 0 && <p>{words.gone}</p>}
      {sessions !== null && sessions.length < count && sessions.length > 0 && <p>{words.newest(sessions.length, count)}</p>}
      <ol className={styles.list}>
        {sessions?.map((pin) => (
          <li key={pin.id}>
            <button
              type="button"
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
