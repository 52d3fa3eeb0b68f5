import { enSessions } from '@/lib/i18n/en-sessions'
import styles from './list-frame.module.css'

type Props = { readonly newer: number; readonly more: boolean; readonly onShow: () => void }

/** How many rows came above the first one, as a button over the table that shows them. */
export function NewerPill({ newer, more, onShow }: Props) {
  const { newRows, showNew } = enSessions.sessions
  return (
    <div role="status" className={styles.status}>
      {newer > 0 && (
        <button type="button" className={styles.pill} onClick={onShow}>
          {newRows(newer, more)} <span>{showNew}</span>
        </button>
      )}
    </div>
  )
}
