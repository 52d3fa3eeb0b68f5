'use client'

import { useId, useLayoutEffect, useRef } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { CopyField } from '@/app/_ui/copy-field'
import styles from '@/app/_ui/form.module.css'
import { enUsers } from '@/lib/i18n/en-users'

type Props = { readonly link: string; readonly label: string; readonly title: string; readonly text: string; readonly onDone: () => void }

/** A single-use link, shown this once. */
export function HandedLink({ link, label, title, text, onDone }: Props) {
  const field = useId()
  const heading = useRef<HTMLHeadingElement>(null)

  useLayoutEffect(() => heading.current?.focus(), [])

  return (
    <div className={styles.form} data-answered="">
      <div className={styles.done}>
        <h3 ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <p>{text}</p>
      </div>
      <CopyField id={field} label={label} value={link} />
      <div className={styles.actions}>
        <button type="button" className={buttons.button} onClick={onDone}>
          {enUsers.users.done}
        </button>
      </div>
    </div>
  )
}
