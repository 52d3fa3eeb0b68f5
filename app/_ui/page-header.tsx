import type { ReactNode } from 'react'
import styles from './page-header.module.css'

type Props = { readonly title: string; readonly titleId?: string; readonly lead: ReactNode; readonly children?: ReactNode }

/** Title, one sentence of context, and at most one main action. */
export function PageHeader({ title, titleId, lead, children }: Props) {
  return (
    <header className={styles.header}>
      <div>
        <h1 id={titleId}>{title}</h1>
        <p>{lead}</p>
      </div>
      {children}
    </header>
  )
}

/** Several actions in the line of the title. */
export const HeaderActions = ({ children }: { readonly children: ReactNode }) => <div className={styles.actions}>{children}</div>
