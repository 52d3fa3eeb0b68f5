'use client'

import { type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { enKill } from '@/lib/i18n/en-kill'
import { KillDialogsContext } from './kill-dialogs'
import styles from './kill-many.module.css'
import { forgetOrder, type Remembered, restingOrder } from './kill-remembered'
import { type KillTarget, targetOfRow } from './kill-target'

const words = enKill.killMany

type Props = {
  /** Whether anybody's session may be ended here: else the list stands alone. */
  readonly may: boolean
  /** The list. A row that may be killed holds a checkbox `name="id"` with the session's id. */
  readonly children: ReactNode
}

/** Wraps the list: a bar below it as soon as rows are chosen, and above it a kill that stopped midway. */
export function KillMany({ may, children }: Props) {
  return may ? <Choosing>{children}</Choosing> : children
}

function Choosing({ children }: { readonly children: ReactNode }) {
  const { open, closed } = useContext(KillDialogsContext)
  const frame = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<readonly KillTarget[]>([])
  const [resting, setResting] = useState<Remembered | null>(null)

  const boxes = () => [...(frame.current?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? [])]
  function look() {
    const now = boxes().flatMap((box) => (box.checked ? (targetOfRow(box, box.value) ?? []) : []))
    setChosen((before) => (now.map(({ id }) => id).join() === before.map(({ id }) => id).join() ? before : now))
  }
  function chooseNone() {
    for (const box of boxes()) box.checked = false
    look()
  }
  // The rows change by themselves, and an ended one has no box any more.
  useEffect(() => {
    const changes = new MutationObserver(look)
    if (frame.current) changes.observe(frame.current, { childList: true, subtree: true })
    look()
    return () => changes.disconnect()
  })
  useEffect(() => {
    setResting(restingOrder())
    if (closed === 0) return
    for (const box of frame.current?.querySelectorAll<HTMLInputElement>('input[name="id"]:checked') ?? []) box.checked = false
    setChosen([])
  }, [closed])

  const [first] = chosen
  const ofOne = first !== undefined && chosen.every(({ user }) => user === first.user)

  return (
    <div ref={frame} onChange={look}>
      {resting && (
        <p className={styles.resting} role="status">
          {words.leftOver(resting.done, resting.total)}{' '}
          <button type="button" className={buttons.button} onClick={() => open({ kind: 'resume', order: resting })}>
            {words.goOn}
          </button>
          <button
            type="button"
            className={buttons.button}
            data-tone="quiet"
            onClick={() => {
              forgetOrder(resting.order)
              setResting(null)
            }}
          >
            {words.dismiss}
          </button>
        </p>
      )}
      {children}
      <section className={styles.bar} aria-label={words.bar}>
        <span role="status">{words.chosen(chosen.length)}</span>
        <button type="button" className={buttons.button} data-tone="danger" onClick={() => open({ kind: 'chosen', targets: chosen })}>
          {words.kill}
        </button>
        {ofOne && (
          <button
            type="button"
            className={buttons.button}
            onClick={() => open({ kind: 'scope', scope: { scope: 'user', user: first.id } })}
          >
            {words.ofUserNamed(first.user)}
          </button>
        )}
        <button type="button" className={buttons.button} data-tone="quiet" onClick={chooseNone}>
          {words.none}
        </button>
      </section>
    </div>
  )
}
