import type { Route } from 'next'
import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import { EmptyState } from '@/app/_ui/empty-state'
import { type ActivityQuery, changedLog, isLogNarrowed } from '@/lib/activities/activity-query'
import { en } from '@/lib/i18n/en'
import { activitiesPath } from './activities-path'

/** Says why there is nothing, and leads out of it. */
export function NoActivities({ query, elsewhere }: { query: ActivityQuery; elsewhere: boolean }) {
  const words = en.activityList
  const way = (label: string, href: Route) => (
    <Link prefetch={false} href={href} className={buttons.button}>
      {label}
    </Link>
  )
  if (elsewhere)
    return <EmptyState title={words.endTitle} text={en.empty.end} action={way(en.empty.newest, activitiesPath(changedLog(query, {})))} />
  if (query.kind === 'read') return <EmptyState title={words.noReadsTitle} text={words.noReads} action={way(words.toAll, '/activities')} />
  if (isLogNarrowed(query))
    return <EmptyState title={words.filteredTitle} text={words.filtered} action={way(en.empty.clear, '/activities')} />
  return <EmptyState title={words.noneTitle} text={words.none} action={way(en.empty.reload, '/activities')} />
}
