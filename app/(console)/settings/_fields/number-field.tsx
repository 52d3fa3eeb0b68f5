import { Field } from '@/app/_ui/field'
import type { bounds } from '@/lib/settings/setting-values'
import styles from './fields.module.css'

type Props = {
  readonly name: keyof typeof bounds
  readonly value: string
  readonly error: string | undefined
  readonly label: string
  readonly hint?: string
}

/** A whole number. Plain text with a numeric keyboard: a field for numbers would swallow whatever is none, and nobody could say what is wrong with it. */
export function NumberField({ name, value, ...frame }: Props) {
  return (
    <div className={styles.number}>
      <Field
        key={value}
        id={`settings-${name}`}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        maxLength={64}
        defaultValue={value}
        {...frame}
      />
    </div>
  )
}
