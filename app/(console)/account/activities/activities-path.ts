import type { Route } from 'next'
import type { ActivityPlace } from '@/lib/activities/schema'

/** The address of a page of one's own activities: older than one, else newer than one, else the newest. */
export function activitiesPath({ before, after }: ActivityPlace = {}): Route {
  if (before) return `/account/activities?before=${before}` as Route
  return after ? (`/account/activities?after=${after}` as Route) : '/account/activities'
}
