import { longStamp } from '@/app/_ui/stamp'
import { isMasked, isMoment, isPlainList, valueText } from '@/lib/activities/value-text'
import { en } from '@/lib/i18n/en'
import { markUnseen } from '@/lib/origin/clean-text'
import styles from './field-table.module.css'

type Props = { readonly name: string; readonly value: unknown; readonly type: string | null | undefined; readonly zone: string }

/** A recorded value: nothing and empty are said, lines and spaces are kept, parts are shown as JSON, moments in the viewer's zone (as recorded in the tooltip). */
export function FieldValue({ name, value, type, zone }: Props) {
  if (value === null || value === undefined) return <i className={styles.none}>{valueText(name, value)}</i>
  if (value === '') return <i className={styles.none}>{en.activityDetail.emptyText}</i>
  if (isMasked(value)) return <i className={styles.none}>{en.activityDetail.masked}</i>
  if (typeof value === 'object' && !isPlainList(value))
    return <pre className={styles.value}>{markUnseen(JSON.stringify(value, null, 1))}</pre>
  if (isMoment(value, type)) return <Stamp at={value} zone={zone} />
  return <span className={styles.value}>{valueText(name, value)}</span>
}

/** A recorded moment: the tooltip (`Clock`) has it to the microsecond. */
export function Stamp({ at, zone }: { readonly at: string; readonly zone: string }) {
  return (
    <time dateTime={at} data-fixed="">
      {longStamp(at, zone)}
    </time>
  )
}
