import type { Metadata } from 'next'
import { Clock } from '@/app/_ui/clock'
import { EmptyState } from '@/app/_ui/empty-state'
import { Pager } from '@/app/_ui/pager'
import { readPreferences } from '@/app/_ui/preferences'
import { AccountTabs } from '@/app/(console)/account/account-tabs'
import { listOwnActivities } from '@/lib/activities/list-own'
import { activityPlaceSchema } from '@/lib/activities/schema'
import { en } from '@/lib/i18n/en'
import { requireContext } from '@/lib/web/page'
import { activitiesPath } from './activities-path'
import { ActivityTable } from './activity-table'

const words = en.activities

export const metadata: Metadata = { title: en.account.activities }

export default async function OwnActivitiesPage({ searchParams }: PageProps<'/account/activities'>) {
  const place = activityPlaceSchema.parse(await searchParams)
  const ctx = await requireContext('activity.list_own', activitiesPath(place))
  const [{ rows, hasOlder, hasNewer }, { zone }] = await Promise.all([listOwnActivities(ctx, place), readPreferences()])
  const clock = { now: ctx.now.getTime(), zone }
  const [first, last] = [rows[0], rows.at(-1)]
  return (
    <>
      <AccountTabs here="/account/activities" />
      {rows.length === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <>
          <ActivityTable rows={rows} viewer={ctx} clock={clock} />
          <Pager
            label={words.pages}
            shown={`${words.shown(rows.length)}. ${en.time.zone(zone)}`}
            previous={hasNewer && first ? { label: words.newer, href: activitiesPath({ after: first.id }) } : null}
            next={hasOlder && last ? { label: words.older, href: activitiesPath({ before: last.id }) } : null}
          />
        </>
      )}
      <Clock now={clock.now} />
    </>
  )
}
