'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import facts from '@/app/_ui/facts.module.css'
import { enMap } from '@/lib/i18n/en-map'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import type { PinWords } from './pin-words'
import styles from './session-card.module.css'
import { ToneSign } from './tone-sign'

// Most visits end nothing: the dialog comes with the first press.
const KillDialog = lazy(() => import('@/app/(console)/sessions/_kill/kill-dialog').then((module) => ({ default: module.KillDialog })))

const words = enMap.map

type Props = {
  readonly pin: PinWords
  readonly killAction: FormAction<KillResult>
  /** Comes nearer to where it may be. */
  readonly onNearer: () => void
  readonly onClose: () => void
  /** Its session was ended from here. */
  readonly onKilled: () => void
}

/** A chosen session: who, with what, from where, how exactly that is known, and the ways on. */
export function SessionCard({ pin, killAction, onNearer, onClose, onKilled }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const killed = useRef(false)
  const [killing, setKilling] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another session is what moves the focus.
  useEffect(() => heading.current?.focus(), [pin.id])

  const kill: FormAction<KillResult> = async (before, data) => {
    const state = await killAction(before, data)
    killed.current ||= state.ok
    return state
  }

  /** One Escape closes one thing: the dialog by itself, else the card, and not what it was chosen from. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (!killing) onClose()
  }

  function onDialogClosed() {
    setKilling(false)
    if (killed.current) onKilled()
  }

  return (
    <section className={styles.card} aria-label={words.card} onKeyDown={onKeyDown}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {pin.user}
        </h2>
        <button type="button" className={styles.close} onClick={onClose} aria-label={words.close}>
          ×
        </button>
      </header>
      <dl className={facts.facts}>
        <dt>{words.facts.status}</dt>
        <dd className={styles.status}>
          <ToneSign tone={pin.tone} /> {words.legendTones[pin.tone]}
          {pin.isCurrent && <small>{enSessions.sessions.thisDevice}</small>}
        </dd>
        <dt>{words.facts.started}</dt>
        <dd>
          <time dateTime={pin.started[0]}>{pin.started[1]}</time> <small>{pin.started[2]}</small>
        </dd>
        <dt>{words.facts.device}</dt>
        <dd>{pin.device}</dd>
        <dt>{words.facts.browser}</dt>
        <dd>{pin.software}</dd>
        <dt>{words.facts.place}</dt>
        <dd>
          {/* biome-ignore lint/performance/noImgElement: an SVG of 16 pixels gains nothing from next/image. */}
          {pin.flag && <img src={`/flags/${pin.flag}.svg`} alt="" width="16" height="12" />} {pin.place}
          {(pin.km !== null || pin.country !== null) && (
            <>
              <small>{pin.km === null ? words.somewhere : words.within(pin.km, pin.isEstimated)}</small>{' '}
              <button type="button" className={styles.nearer} onClick={onNearer}>
                {words.nearer}
              </button>
            </>
          )}
        </dd>
        <dt>{words.facts.ip}</dt>
        <dd>
          <code>{pin.ip}</code>
        </dd>
      </dl>
      <footer>
        <Link className={buttons.button} href={`/sessions/${pin.id}` as Route} prefetch={false}>
          {words.openSession}
        </Link>
        {pin.mayKill && (
          <button type="button" className={buttons.button} data-tone="danger" onClick={() => setKilling(true)}>
            {enSessions.sessions.kill}
          </button>
        )}
      </footer>
      {killing && (
        <Suspense>
          <KillDialog
            target={{ id: pin.id, user: pin.user, device: [pin.device, pin.software].join(', '), place: pin.place, ip: pin.ip }}
            action={kill}
            onClose={onDialogClosed}
          />
        </Suspense>
      )}
    </section>
  )
}
