import type { ComponentProps } from 'react'
import styles from './form.module.css'
import type { FieldFrame } from './labelled'
import { described, Labelled } from './labelled'

type Props = FieldFrame & Omit<ComponentProps<'input'>, 'id' | 'className'>

/** A labelled one-line input; its error stands beside it and is tied to it. */
export function Field({ id, label, hint, error, ...input }: Props) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <input id={id} className={styles.input} {...described(id, hint, error)} {...input} />
    </Labelled>
  )
}
