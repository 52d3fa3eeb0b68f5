import type { Route } from 'next'
import { mapQueryText } from '@/lib/analytics/map-query'
import type { SessionQuery } from '@/lib/sessions/session-query'

/** The address of the map that a query means. */
export function mapPath(query: SessionQuery): Route {
  const text = mapQueryText(query)
  return text === '' ? '/map' : (`/map?${text}` as Route)
}
