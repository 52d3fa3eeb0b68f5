import type { Route } from 'next'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { sessionQueryText } from '@/lib/sessions/session-query-text'

/** The address of the list that a query means. */
export function sessionsPath(query: SessionQuery): Route {
  const text = sessionQueryText(query)
  return text === '' ? '/sessions' : (`/sessions?${text}` as Route)
}
