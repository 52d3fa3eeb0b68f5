import { en } from '@/lib/i18n/en'
import styles from './panel.module.css'
import { TryAgain } from './try-again'

/** Stands where there was not the time to count. */
export function NotCounted() {
  return (
    <div className={styles.remark} data-not-counted="">
      <p>{en.dashboard.noTime}</p>
      <TryAgain />
    </div>
  )
}
