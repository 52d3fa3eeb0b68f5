'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import styles from './nav-link.module.css'
import { Pending } from './pending'

type Props = {
  readonly href: '/sessions' | '/activities' | '/reviews' | '/contacts' | '/users' | '/settings'
  readonly label: string
  readonly children: ReactNode
}

/** One place of the navigation. No prefetch: a page that is only hovered must not be read, let alone recorded as read. */
export function NavLink({ href, label, children }: Props) {
  const path = usePathname()
  const here = path === href || path.startsWith(`${href}/`)
  return (
    <Link href={href} prefetch={false} className={styles.link} aria-current={path === href ? 'page' : here ? 'true' : undefined}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {label}
      <Pending />
    </Link>
  )
}
