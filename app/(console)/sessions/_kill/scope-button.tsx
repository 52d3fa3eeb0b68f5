'use client'

import type { ReactNode, Ref } from 'react'
import styles from './kill-menu.module.css'
import type { Scope } from './kill-scope'

type Props = {
  readonly scope: Scope
  readonly onOpen: () => void
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** Opens the dialog of a kill of many. Until the script has come, and without it, it leads to the page that asks the same. */
export function ScopeButton({ scope, onOpen, className, ref, children }: Props) {
  return (
    <form action="/kill" className={styles.way}>
      {Object.entries(scope).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        ref={ref}
        type="submit"
        className={className}
        aria-haspopup="dialog"
        onClick={(event) => {
          event.preventDefault()
          onOpen()
        }}
      >
        {children}
      </button>
    </form>
  )
}
