import type { Route } from 'next'
import type { ReactNode } from 'react'
import styles from './panel.module.css'

type Props = {
  /** Its place in the grid, and its name in the page (`id`). */
  readonly area: string
  readonly title: string
  readonly hint?: string
  /** Where there is more of it. */
  readonly more?: { readonly href: Route; readonly label: string }
  readonly children: ReactNode
}

/** A titled part of a page of analyses. Its height is that of its place, whether it is counted yet or not. */
export function Panel({ area, title, hint, more, children }: Props) {
  return (
    <section className={styles.panel} data-area={area} aria-labelledby={`panel-${area}`}>
      <header>
        <h2 id={`panel-${area}`}>{title}</h2>
        {hint && <small>{hint}</small>}
        {more && <a href={more.href}>{more.label}</a>}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
