import Link from 'next/link'
import { keyOf, type SortKey } from '@/lib/db/session-sort'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed } from '@/lib/sessions/session-query-text'
import { sessionsPath } from './sessions-path'

/** By what a column sorts. Only the start sorts everything; the others sort who is signed in now. */
const keys: Readonly<Record<string, SortKey>> = {
  user: 'user',
  started: 'started',
  lastActivity: 'activity',
  device: 'device',
  browser: 'browser',
  place: 'ip',
}

/** A column's head, and where it can sort, the link that does. Times begin with the newest, words with A. */
export function SortHeader({ column, label, query }: { column: string; label: string; query: SessionQuery }) {
  const key = keys[column]
  if (key === undefined || (key !== 'started' && query.status !== 'active')) {
    return <th scope="col">{column === 'actions' ? <span className="visually-hidden">{label}</span> : label}</th>
  }
  const down = query.sort.startsWith('-')
  const sorted = keyOf(query.sort) === key
  const first = key === 'started' || key === 'activity' ? (`-${key}` as const) : key
  const other = down ? key : (`-${key}` as const)
  return (
    <th scope="col" aria-sort={sorted ? (down ? 'descending' : 'ascending') : undefined}>
      <Link prefetch={false} href={sessionsPath(changed(query, { sort: sorted ? other : first }))} title={en.sessions.sortBy(label)}>
        {label}
      </Link>
    </th>
  )
}
