'use client'

import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react'
import { ChosenBar } from '@/app/_explorer/chosen-bar'
import { useChosenRows } from '@/app/_explorer/use-chosen-rows'
import buttons from '@/app/_ui/button.module.css'
import type { DeletedContact } from '@/lib/contacts/delete-contacts'
import { enContacts } from '@/lib/i18n/en-contacts'
import { enExplorer } from '@/lib/i18n/en-explorer'
import type { FormAction } from '@/lib/web/form-state'
import type { Chosen } from './chosen'

// Most visits delete nothing: the dialog comes with the first press.
const DeleteMany = lazy(() => import('./delete-many').then((module) => ({ default: module.DeleteMany })))

const words = enContacts.contactsChosen

type Props = { readonly action: FormAction<readonly DeletedContact[]>; readonly children: ReactNode }

const chosenOf = (box: HTMLInputElement): Chosen => ({ id: box.value, name: box.dataset.name ?? '', isOwn: box.dataset.own !== undefined })

/** Wraps the list: a bar below it as soon as rows are chosen, by boxes `name="id"`. */
export function ContactChooser({ action, children }: Props) {
  const { frame, bar, chosen, look, choose, focusList } = useChosenRows(chosenOf)
  const [opened, setOpened] = useState<{ readonly rows: readonly Chosen[]; readonly round: number } | null>(null)
  const rounds = useRef(0)
  const closed = useRef(false)

  // The button that opened the dialog is gone with the rows that were chosen: the list is the next best place.
  useLayoutEffect(() => {
    if (opened !== null || !closed.current) return
    closed.current = false
    if (document.activeElement === document.body) focusList()
  }, [opened, focusList])

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
      <ChosenBar ref={bar} label={words.bar} count={chosen.length} onNone={() => choose(false)}>
        <button type="button" className={buttons.button} data-tone="danger" onClick={open}>
          {words.delete}
        </button>
        <button type="button" className={buttons.button} onClick={() => choose(true)}>
          {enExplorer.chosen.page}
        </button>
      </ChosenBar>
      {opened && (
        <Suspense>
          <DeleteMany key={opened.round} rows={opened.rows} action={action} onClose={() => onClose(opened.round)} />
        </Suspense>
      )}
    </div>
  )
}
