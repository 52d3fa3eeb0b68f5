'use client'

import { useLayoutEffect, useRef } from 'react'
import buttons from '@/app/_ui/button.module.css'
import forms from '@/app/_ui/form.module.css'
import type { DeletedContact } from '@/lib/contacts/delete-contacts'
import { enContacts } from '@/lib/i18n/en-contacts'
import { enShell } from '@/lib/i18n/en-shell'
import type { Chosen } from './chosen'
import styles from './contact-chooser.module.css'

const words = enContacts.contactsChosen

type Props = { readonly rows: readonly Chosen[]; readonly results: readonly DeletedContact[]; readonly onDone: () => void }

/** What became of each: first those that were not deleted, since they are what one has to know. */
export function DeletedRows({ rows, results, onDone }: Props) {
  const close = useRef<HTMLButtonElement>(null)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const deleted = results.filter(({ outcome }) => outcome === 'deleted')
  const others = results.filter(({ outcome }) => outcome !== 'deleted')

  useLayoutEffect(() => close.current?.focus(), [])

  return (
    <div className={forms.form} data-answered="">
      <p role="status" className={forms.done}>
        {words.deleted(deleted.length)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard (WCAG 2.1.1). */}
      <ul className={styles.rows} aria-label={words.results} tabIndex={0}>
        {[...others, ...deleted].map(({ id, outcome }) => (
          <li key={id} data-outcome={outcome}>
            {names.get(id)}
            <b>{words.outcomes[outcome]}</b>
          </li>
        ))}
      </ul>
      <div className={forms.actions}>
        <button ref={close} type="button" className={buttons.button} data-tone="primary" onClick={onDone}>
          {enShell.close}
        </button>
      </div>
    </div>
  )
}
