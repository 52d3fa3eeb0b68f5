import type { ComponentProps } from 'react'
import styles from './form.module.css'
import type { FieldFrame } from './labelled'
import { described, Labelled } from './labelled'

type Props = FieldFrame & Omit<ComponentProps<'textarea'>, 'id' | 'className'>

/** A labelled text of some lines. */
export function TextArea({ id, label, hint, error, ...area }: Props) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <textarea id={id} className={styles.input} rows={2} {...described(id, hint, error)} {...area} />
    </Labelled>
  )
}
