import type { Route } from 'next'
import { type ActivityQuery, activityQueryText, narrowedLog, wholeLog } from '@/lib/activities/activity-query'

/** The address of the list that a query means; `exact`: with all that match counted to the last. */
export function activitiesPath(query: ActivityQuery, exact = false): Route {
  const text = [activityQueryText(query), exact ? 'count=all' : ''].filter(Boolean).join('&')
  return text === '' ? '/activities' : (`/activities?${text}` as Route)
}

/** What one user did, and what was done in one session, reads apart. */
export const doneByPath = (user: string): Route => activitiesPath(narrowedLog(wholeLog, 'actor', user))
export const doneInPath = (session: string): Route => activitiesPath(narrowedLog(wholeLog, 'session', session))

/** The history of one record: all that was done with it, reads apart. */
export const historyPath = (type: string, id: string): Route => activitiesPath(narrowedLog(wholeLog, 'resource', `${type}:${id}`))
