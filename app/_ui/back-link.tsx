import type { Route } from 'next'
import styles from './back-link.module.css'
import { PageLink } from './page-link'

type Props<Path extends string> = { readonly href: Route<Path>; readonly children: string }

/** From a record to its list, above the title. */
export function BackLink<Path extends string>({ href, children }: Props<Path>) {
  return (
    <PageLink href={href} className={styles.back}>
      ← {children}
    </PageLink>
  )
}
