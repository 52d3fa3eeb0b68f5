'use client'

import { useId, useLayoutEffect, useRef } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { CopyField } from '@/app/_ui/copy-field'
import styles from '@/app/_ui/form.module.css'
import { enUsers } from '@/lib/i18n/en-users'
import type { PersonalLink } from '@/lib/users/bring-link'

type Words = {
  readonly field: string
  readonly madeTitle: (name: string) => string
  readonly made: (email: string) => string
  readonly mailed: (email: string) => string
}

type Props = { readonly made: PersonalLink; readonly words: Words; readonly onDone: () => void }

/** A single-use link, shown this once; or that it was mailed. */
export function HandedLink({ made: { name, email, link }, words, onDone }: Props) {
  const field = useId()
  const heading = useRef<HTMLHeadingElement>(null)

  useLayoutEffect(() => heading.current?.focus(), [])

  return (
    <div className={styles.form} data-answered="">
      <div className={styles.done}>
        <h3 ref={heading} tabIndex={-1}>
          {words.madeTitle(name)}
        </h3>
        <p>{link === null ? words.mailed(email) : words.made(email)}</p>
      </div>
      {link !== null && <CopyField id={field} label={words.field} value={link} />}
      <div className={styles.actions}>
        <button type="button" className={buttons.button} onClick={onDone}>
          {enUsers.users.done}
        </button>
      </div>
    </div>
  )
}
