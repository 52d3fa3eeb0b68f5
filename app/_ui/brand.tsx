import { enShell } from '@/lib/i18n/en-shell'
import styles from './brand.module.css'

/** The mark (two present, one out) and the name. */
export function Brand() {
  return (
    <span className={styles.brand}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="7" />
        <path d="M7.5 10l2 2 3.5-4M16.5 10h8M7.5 17.5l2 2 3.5-4M16.5 17.5h8M8 23l4 4M12 23l-4 4M16.5 25h4.5" />
      </svg>
      {enShell.product}
    </span>
  )
}
