import type { Route } from 'next'
import type { ReactNode } from 'react'
import type { Change } from './change-words'
import styles from './stat.module.css'

type Props = {
  readonly label: string
  readonly value: string
  /** Where the number leads; null for one that no list can show. */
  readonly href?: Route | null
  readonly note?: ReactNode
  readonly change?: Change | null
  /** The one that is looked at first. */
  readonly main?: boolean
}

/** A number with its name, what it is beside, and how it compares. */
export function Stat({ label, value, href = null, note, change = null, main = false }: Props) {
  return (
    <div className={styles.stat} data-main={main ? '' : undefined}>
      <dt>{label}</dt>
      <dd>
        {href === null ? <b>{value}</b> : <a href={href}>{value}</a>}
        {change && (
          <span data-to={change.to} title={change.said}>
            <span aria-hidden="true">{change.short}</span>
            <span className="visually-hidden">{change.said}</span>
          </span>
        )}
        {note && <small>{note}</small>}
      </dd>
    </div>
  )
}
