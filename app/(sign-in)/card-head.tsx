import styles from './card-head.module.css'

/** Title of a card and one sentence about it. */
export function CardHead({ title, lead }: { title: string; lead: string }) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      <p>{lead}</p>
    </header>
  )
}
