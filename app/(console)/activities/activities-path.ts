import type { Route } from 'next'
import { type ActivityQuery, activityQueryText, narrowedLog, wholeLog } from '@/lib/activities/activity-query'

/** The address of the list that a query means. */
export function activitiesPath(query: ActivityQuery): Route {
  const text = activityQueryText(query)
  return text === '' ? '/activities' : (`/activities?${text}` as Route)
}

/** The history of one record: all that was done with it, reads apart. */
export const historyPath = (type: string, id: string): Route => activitiesPath(narrowedLog(wholeLog, 'resource', `${type}:${id}`))
