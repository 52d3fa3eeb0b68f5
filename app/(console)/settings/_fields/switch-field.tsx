import forms from '@/app/_ui/form.module.css'
import { described } from '@/app/_ui/labelled'
import { enSettings } from '@/lib/i18n/en-settings'
import styles from './fields.module.css'

type Props = {
  readonly name: string
  readonly value: string
  readonly error: string | undefined
  /** The id of what says what is switched. */
  readonly labelledBy: string
}

/** A box that sends `on` where it is ticked and `off` where it is not, so that a field that is missing is no answer. */
export function SwitchField({ name, value, error, labelledBy }: Props) {
  const id = `settings-${name}`
  return (
    <div className={forms.field}>
      <input type="hidden" name={name} value="off" />
      <label className={styles.switch}>
        <input
          key={value}
          id={id}
          type="checkbox"
          name={name}
          value="on"
          defaultChecked={value === 'on'}
          aria-labelledby={`${labelledBy} ${id}-on`}
          {...described(id, undefined, error)}
        />
        <span id={`${id}-on`}>{enSettings.settings.switchedOn}</span>
      </label>
      {error && (
        <p id={`${id}-error`} className={forms.error}>
          {error}
        </p>
      )}
    </div>
  )
}
