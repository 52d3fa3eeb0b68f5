'use client'

import { useEffect, useState } from 'react'
import { onNotices } from '@/app/_live/notices-change'
import { PageLink } from '@/app/_ui/page-link'
import { enAlerts } from '@/lib/i18n/en-alerts'
import { countOfMark } from '@/lib/live/notices-mark'
import styles from './notice-bell.module.css'

const words = enAlerts.alerts

/** Leads to one's notices and tells how many of them wait, `most` or more at most: as the page was made with (`mark`), until the server has said that it is something else. */
export function NoticeBell({ mark, most }: { readonly mark: string; readonly most: number }) {
  const [held, setHeld] = useState({ made: mark, mark })
  if (held.made !== mark) setHeld({ made: mark, mark })
  const count = countOfMark(held.mark)

  useEffect(() => onNotices((heard) => setHeld((before) => ({ ...before, mark: heard }))), [])

  return (
    <PageLink href="/account#notices" className={styles.bell} aria-label={words.bell(count, most)} title={words.bell(count, most)}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
        <path d="M4.5 14.5h11L14 12V8.5a4 4 0 0 0-8 0V12zM8.500 17h3" />
      </svg>
      {count > 0 && <b>{count < most ? count : `${most}+`}</b>}
    </PageLink>
  )
}
