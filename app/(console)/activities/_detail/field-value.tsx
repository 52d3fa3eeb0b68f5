import { valueText } from '@/lib/activities/value-text'
import { en } from '@/lib/i18n/en'
import { markUnseen } from '@/lib/origin/clean-text'
import styles from './field-table.module.css'

/** A recorded value: nothing and empty are said, lines and spaces are kept, parts are shown as JSON. */
export function FieldValue({ name, value }: { name: string; value: unknown }) {
  if (value === null || value === undefined) return <i className={styles.none}>{en.activityDetail.none}</i>
  if (value === '') return <i className={styles.none}>{en.activityDetail.emptyText}</i>
  if (typeof value === 'object') return <pre className={styles.value}>{markUnseen(JSON.stringify(value, null, 1))}</pre>
  return <span className={styles.value}>{valueText(name, value)}</span>
}
