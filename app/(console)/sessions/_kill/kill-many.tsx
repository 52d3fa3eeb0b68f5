'use client'

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { enKill } from '@/lib/i18n/en-kill'
import styles from './kill-many.module.css'
import type { KillMany as About, KillActions } from './kill-many-dialog'
import { forgetOrder, type Remembered, restingOrder } from './kill-remembered'
import { previewOf, type Scope } from './kill-scope'
import { type KillTarget, targetOfRow } from './kill-target'

// Most visits end nothing: the dialogs come with the first press.
const KillManyDialog = lazy(() => import('./kill-many-dialog').then((module) => ({ default: module.KillManyDialog })))

const words = enKill.killMany

type Props = {
  /** Null for whoever may end nobody's: the list then stands alone. */
  readonly actions: KillActions | null
  /** The list's address after the `?`: what matches there is meant by "all that match". */
  readonly query: string
  /** The zone in which its days are meant. */
  readonly zone: string
  /** The list. A row that may be killed holds a checkbox `name="id"` with the session's id. */
  readonly children: ReactNode
}

/** Wraps the list: a menu above it for kills of many, and a bar below it as soon as rows are chosen. */
export function KillMany({ actions, children, ...list }: Props) {
  return actions === null ? (
    children
  ) : (
    <Choosing actions={actions} {...list}>
      {children}
    </Choosing>
  )
}

function Choosing({ actions, query, zone, children }: Props & { readonly actions: KillActions }) {
  const frame = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<readonly KillTarget[]>([])
  const [opened, setOpened] = useState<{ readonly about: About; readonly round: number } | null>(null)
  const [resting, setResting] = useState<Remembered | null>(null)
  const rounds = useRef(0)
  const opener = useRef<HTMLElement | null>(null)

  const boxes = () => [...(frame.current?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? [])]
  function look() {
    const now = boxes().flatMap((box) => (box.checked ? (targetOfRow(box, box.value) ?? []) : []))
    setChosen((before) => (now.map(({ id }) => id).join() === before.map(({ id }) => id).join() ? before : now))
  }
  // The rows change by themselves, and an ended one has no box any more.
  useEffect(() => {
    const changes = new MutationObserver(look)
    if (frame.current) changes.observe(frame.current, { childList: true, subtree: true })
    look()
    return () => changes.disconnect()
  })
  useEffect(() => setResting(restingOrder()), [])

  function open(about: About) {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    rounds.current += 1
    setOpened({ about, round: rounds.current })
  }
  function onClose(round: number) {
    setOpened((now) => (now?.round === round ? null : now))
    setResting(restingOrder())
    choose(false)
    // What opened it may be gone with the rows: the list is the next best place.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      ;(opener.current?.isConnected ? opener.current : frame.current?.querySelector<HTMLElement>('section'))?.focus()
    })
  }
  function choose(all: boolean) {
    for (const box of boxes()) box.checked = all
    look()
  }
  const scope = (of: Scope) => () => open({ kind: 'scope', scope: of })
  const [first] = chosen
  const ofOne = first !== undefined && chosen.every(({ user }) => user === first.user)

  return (
    <div ref={frame} onChange={look}>
      <div className={styles.top}>
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
        <Menu query={query} zone={zone} onPage={() => choose(true)} open={(about) => open({ kind: 'scope', scope: about })} />
      </div>
      {children}
      <section className={styles.bar} aria-label={words.bar}>
        <span role="status">{words.chosen(chosen.length)}</span>
        <button type="button" className={buttons.button} data-tone="danger" onClick={() => open({ kind: 'chosen', targets: chosen })}>
          {words.kill}
        </button>
        {ofOne && (
          <button type="button" className={buttons.button} onClick={scope({ scope: 'user', user: first.id })}>
            {words.ofUserNamed(first.user)}
          </button>
        )}
        <button type="button" className={buttons.button} data-tone="quiet" onClick={() => choose(false)}>
          {words.none}
        </button>
      </section>
      {opened && (
        <Suspense>
          <KillManyDialog key={opened.round} about={opened.about} actions={actions} onClose={() => onClose(opened.round)} />
        </Suspense>
      )}
    </div>
  )
}

type MenuProps = Pick<Props, 'query' | 'zone'> & { readonly onPage: () => void; readonly open: (scope: Scope) => void }

/** The kills that need no chosen row. Counted when it is opened, not before. */
function Menu({ query, zone, onPage, open }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  const [count, setCount] = useState<number | null>(null)

  async function onToggle() {
    setCount(null)
    if (!menu.current?.open) return
    const preview = await previewOf({ scope: 'filter', query, zone })
    if (preview !== 'failed') setCount(preview.ending)
  }
  const pick = (act: () => void) => () => {
    if (menu.current) menu.current.open = false
    menu.current?.querySelector('summary')?.focus()
    act()
  }

  return (
    <details ref={menu} className={styles.menu} onToggle={onToggle} onKeyDown={(event) => event.key === 'Escape' && pick(() => {})()}>
      <summary className={buttons.button}>{words.menu}</summary>
      <div>
        <button type="button" onClick={pick(onPage)}>
          {words.page}
        </button>
        <button type="button" onClick={pick(() => open({ scope: 'filter', query, zone }))}>
          {count === null ? words.ofFilter : words.ofFilterCount(count)}
        </button>
        <button type="button" onClick={pick(() => open({ scope: 'others' }))}>
          {words.others}
          <small>{words.othersHint}</small>
        </button>
      </div>
    </details>
  )
}
