import type { Route } from 'next'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import { keyOf, type SortKey } from '@/lib/db/session-sort'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed } from '@/lib/sessions/session-query-text'

/** By what a column sorts. Only the start sorts everything; the others sort who is signed in now. */
const keys: Readonly<Record<string, SortKey>> = {
  user: 'user',
  started: 'started',
  lastActivity: 'activity',
  device: 'device',
  browser: 'browser',
  place: 'ip',
}

/** Where a column's head leads, and how it sorts now; null where it cannot. Times begin with the newest, words with A. */
export function sortOf(column: string, query: SessionQuery): { href: Route; now: 'ascending' | 'descending' | undefined } | null {
  const key = keys[column]
  if (key === undefined || (key !== 'started' && query.status !== 'active')) return null
  const down = query.sort.startsWith('-')
  const sorted = keyOf(query.sort) === key
  const first = key === 'started' || key === 'activity' ? (`-${key}` as const) : key
  const other = down ? key : (`-${key}` as const)
  return {
    href: sessionsPath(changed(query, { sort: sorted ? other : first })),
    now: sorted ? (down ? 'descending' : 'ascending') : undefined,
  }
}
