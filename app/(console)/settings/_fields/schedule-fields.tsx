import { Field } from '@/app/_ui/field'
import { enSettings } from '@/lib/i18n/en-settings'
import { DefaultLine } from './default-line'
import styles from './fields.module.css'
import { NumberField } from './number-field'

const words = enSettings.settings

type Filled<Name> = { readonly name: Name; readonly value: string; readonly error: string | undefined }
type Props = {
  readonly group: 'cleanup' | 'timeouts'
  readonly from: Filled<'cleanupFrom' | 'timeoutsFrom'>
  readonly minutes: Filled<'cleanupMinutes' | 'timeoutsMinutes'>
  readonly zone: string
}

/** When a job runs by itself: not before a start date, and how often. */
export function ScheduleFields({ group, from: { name, value, error }, minutes, zone }: Props) {
  const id = `settings-${group}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend takes no part in the grid.
    <div role="group" className={styles.schedule} aria-labelledby={id}>
      <h3 id={id}>{words.titles[group]}</h3>
      <p className={styles.text}>{words.texts[group]}</p>
      <Field
        key={value}
        id={`settings-${name}`}
        name={name}
        type="datetime-local"
        label={words.schedules.from}
        hint={words.schedules.fromHint(zone)}
        error={error}
        defaultValue={value}
      />
      <NumberField {...minutes} label={words.schedules.minutes} />
      <DefaultLine group={group} />
    </div>
  )
}
