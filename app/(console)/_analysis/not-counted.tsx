import { en } from '@/lib/i18n/en'
import styles from './panel.module.css'

/** Stands where there was not the time to count. */
export function NotCounted() {
  return <p className={styles.remark}>{en.dashboard.noTime}</p>
}
