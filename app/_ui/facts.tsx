import { Fragment, type ReactNode } from 'react'
import cards from './card.module.css'
import styles from './facts.module.css'

export type Fact = readonly [label: string, value: ReactNode]

/** A titled card of names and values. A value that is null, false or empty is left out together with its name. */
export function Facts({
  title,
  facts,
  wide = false,
  action,
}: {
  title: string
  facts: readonly Fact[]
  wide?: boolean
  action?: ReactNode
}) {
  return (
    <section className={`${cards.card} ${styles.card} ${wide ? cards.wide : ''}`}>
      <div className={cards.head}>
        <h2>{title}</h2>
        {action}
      </div>
      <dl>
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
          .map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
      </dl>
    </section>
  )
}

/** Cards beside each other where there is room. */
export function FactGrid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>
}
