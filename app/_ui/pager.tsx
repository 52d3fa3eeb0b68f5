'use client'

import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import buttons from './button.module.css'
import styles from './pager.module.css'

type Props = {
  readonly label: string
  readonly shown: ReactNode
  readonly previous: { readonly label: string; readonly href: Route } | null
  readonly next: { readonly label: string; readonly href: Route } | null
}

/** The way to the next and the previous page of a list, by cursor. */
export function Pager({ label, shown, previous, next }: Props) {
  return (
    <nav className={styles.pager} aria-label={label}>
      <p>{shown}</p>
      {[previous, next].map(
        (to) =>
          to && (
            <Link key={to.label} prefetch={false} href={to.href} className={buttons.button}>
              {to.label}
            </Link>
          ),
      )}
    </nav>
  )
}
