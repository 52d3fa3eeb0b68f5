import type { ComponentProps } from 'react'
import styles from './form.module.css'
import type { FieldFrame } from './labelled'
import { described, Labelled } from './labelled'

export type Option = { readonly value: string; readonly label: string }

type Props = FieldFrame & Omit<ComponentProps<'select'>, 'id' | 'className'> & { readonly options?: readonly Option[] }

/** A labelled native select of the given options, or of those that are its children. */
export function Choice({ id, label, hint, error, options, children, ...select }: Props) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <select id={id} className={styles.input} {...described(id, hint, error)} {...select}>
        {children ??
          options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
      </select>
    </Labelled>
  )
}
