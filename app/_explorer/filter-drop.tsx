import type { ReactNode } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { enExplorer } from '@/lib/i18n/en-explorer'
import styles from './filter-drop.module.css'

type Props = {
  /** On the button that opens it. */
  readonly opener: string
  /** Names the form. */
  readonly label: string
  /** The list's path: a plain GET form, so that it works before any script. */
  readonly action: string
  /** The key `f` opens it. */
  readonly adds?: boolean
  /** Whether it is open from the beginning. */
  readonly open?: boolean
  readonly children: ReactNode
}

/** A small form behind a button. */
export function FilterDrop({ opener, label, action, adds = false, open = false, children }: Props) {
  return (
    <details className={styles.drop} data-add={adds ? '' : undefined} open={open}>
      <summary className={buttons.button}>{opener}</summary>
      <form method="get" action={action} aria-label={label}>
        {children}
        <button type="submit" className={buttons.button} data-tone="primary">
          {enExplorer.explorer.apply}
        </button>
      </form>
    </details>
  )
}
