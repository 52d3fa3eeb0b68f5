'use client'

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import type { DeletedContact } from '@/lib/contacts/delete-contacts'
import { enContacts } from '@/lib/i18n/en-contacts'
import type { FormAction } from '@/lib/web/form-state'
import type { Chosen } from './chosen'
import styles from './contact-chooser.module.css'

// Most visits delete nothing: the dialog comes with the first press.
const DeleteMany = lazy(() => import('./delete-many').then((module) => ({ default: module.DeleteMany })))

const words = enContacts.contactsChosen

type Props = { readonly action: FormAction<readonly DeletedContact[]>; readonly children: ReactNode }

/** Wraps the list: a bar below it as soon as rows are chosen, by boxes `name="id"`. */
export function ContactChooser({ action, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [opened, setOpened] = useState<{ readonly rows: readonly Chosen[]; readonly round: number } | null>(null)
  const rounds = useRef(0)
  const closed = useRef(false)

  const boxes = () => [...(frame.current?.querySelectorAll<HTMLInputElement>('tbody input[name="id"]') ?? [])]
  function look() {
    const now = boxes().flatMap((box) =>
      box.checked ? [{ id: box.value, name: box.dataset.name ?? '', isOwn: box.dataset.own !== undefined }] : [],
    )
    setChosen((before) => (now.map(({ id }) => id).join() === before.map(({ id }) => id).join() ? before : now))
  }
  // Rows go by themselves when they are deleted or another page comes, and boxes may have been ticked before the script came.
  useEffect(() => {
    const changes = new MutationObserver(look)
    if (frame.current) changes.observe(frame.current, { childList: true, subtree: true })
    look()
    return () => changes.disconnect()
  })

  // The button that opened the dialog is gone with the rows that were chosen: the list, else the page, is the next best place.
  useEffect(() => {
    if (opened !== null || !closed.current) return
    closed.current = false
    if (document.activeElement !== document.body) return
    ;(frame.current?.querySelector<HTMLElement>('section[tabindex]') ?? document.querySelector('main'))?.focus()
  }, [opened])

  function choose(all: boolean) {
    for (const box of boxes()) box.checked = all
    look()
  }
  function open() {
    rounds.current += 1
    setOpened({ rows: chosen, round: rounds.current })
  }
  function onClose(round: number) {
    setOpened((now) => (now?.round === round ? null : now))
    closed.current = true
  }

  return (
    <div ref={frame} onChange={look}>
      {children}
      <section className={styles.bar} aria-label={words.bar} hidden={chosen.length === 0}>
        <span role="status">{words.chosen(chosen.length)}</span>
        <button type="button" className={buttons.button} data-tone="danger" onClick={open}>
          {words.delete}
        </button>
        <button type="button" className={buttons.button} onClick={() => choose(true)}>
          {words.page}
        </button>
        <button type="button" className={buttons.button} data-tone="quiet" onClick={() => choose(false)}>
          {words.none}
        </button>
      </section>
      {opened && (
        <Suspense>
          <DeleteMany key={opened.round} rows={opened.rows} action={action} onClose={() => onClose(opened.round)} />
        </Suspense>
      )}
    </div>
  )
}
