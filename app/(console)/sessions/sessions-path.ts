import type { Route } from 'next'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { sessionQueryText } from '@/lib/sessions/session-query-text'

/** The address of the list that a query means; `exact`: with all that match counted to the last. */
export function sessionsPath(query: SessionQuery, exact = false): Route {
  const text = [sessionQueryText(query), exact ? 'count=all' : ''].filter(Boolean).join('&')
  return text === '' ? '/sessions' : (`/sessions?${text}` as Route)
}
