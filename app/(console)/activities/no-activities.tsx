import type { Route } from 'next'
import { ListEnd } from '@/app/_explorer/list-end'
import { type ActivityQuery, changedLog, isLogNarrowed } from '@/lib/activities/activity-query'
import { en } from '@/lib/i18n/en'
import { activitiesPath } from './activities-path'

const whole: Route = '/activities'

/** Says why there is nothing, and leads out of it. */
export function NoActivities({ query, elsewhere }: { query: ActivityQuery; elsewhere: boolean }) {
  const words = en.activityList
  if (elsewhere)
    return <ListEnd title={words.endTitle} text={en.empty.end} way={en.empty.newest} href={activitiesPath(changedLog(query, {}))} />
  if (query.kind === 'read' && !isLogNarrowed(changedLog(query, { kind: undefined })))
    return <ListEnd title={words.noReadsTitle} text={words.noReads} way={words.toAll} href={whole} clears />
  if (isLogNarrowed(query)) return <ListEnd title={words.filteredTitle} text={words.filtered} way={en.empty.clear} href={whole} clears />
  return <ListEnd title={words.noneTitle} text={words.none} way={en.empty.reload} href={whole} clears />
}
