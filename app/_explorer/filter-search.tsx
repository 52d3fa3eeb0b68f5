'use client'

import type { ReactNode } from 'react'
import buttons from '@/app/_ui/button.module.css'
import styles from './filter-search.module.css'

type Props = {
  readonly action: string
  /** Names the field, whose name in the address is `q`. */
  readonly label: string
  readonly hint: string
  readonly submit: string
  readonly value: string | undefined
  readonly most: number
  /** What else the form sends: kept parts, a select. */
  readonly children?: ReactNode
}

/** The search of a list, a GET form. The key `/` leads here. */
export function FilterSearch({ action, label, hint, submit, value, most, children }: Props) {
  return (
    <form method="get" action={action} className={styles.search}>
      {children}
      <input
        key={`q${value}`}
        type="search"
        name="q"
        defaultValue={value}
        aria-label={label}
        placeholder={hint}
        maxLength={most}
        autoComplete="off"
      />
      <button type="submit" className={buttons.button}>
        {submit}
      </button>
    </form>
  )
}
