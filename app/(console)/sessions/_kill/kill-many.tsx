'use client'

import { type ReactNode, useContext, useEffect, useState } from 'react'
import { ChosenBar } from '@/app/_explorer/chosen-bar'
import { useChosenRows } from '@/app/_explorer/use-chosen-rows'
import { SessionContext } from '@/app/_live/session-context'
import buttons from '@/app/_ui/button.module.css'
import { enKill } from '@/lib/i18n/en-kill'
import { KillDialogsContext } from './kill-dialogs'
import styles from './kill-many.module.css'
import { forgetOrder, type Remembered, restingOrder } from './kill-remembered'
import { targetOfRow } from './kill-target'

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

const targetOf = (box: HTMLInputElement) => targetOfRow(box, box.value)

function Choosing({ children }: { readonly children: ReactNode }) {
  const session = useContext(SessionContext)
  const { open, closed } = useContext(KillDialogsContext)
  const { frame, bar, chosen, look, choose } = useChosenRows(targetOf)
  const [resting, setResting] = useState<Remembered | null>(null)

  useEffect(() => {
    setResting(restingOrder(session))
    if (closed > 0) choose(false)
  }, [closed, choose, session])

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
      <ChosenBar ref={bar} label={words.bar} count={chosen.length} onNone={() => choose(false)}>
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
      </ChosenBar>
    </div>
  )
}
