import { activityQueryText, narrowedLog, wholeLog } from '@/lib/activities/activity-query'

/** The address of all activities of a session, as a list. */
export const storyText = (session: string): string => activityQueryText({ ...narrowedLog(wholeLog, 'session', session), kind: 'all' })
