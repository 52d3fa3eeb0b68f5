import type { Metadata } from 'next'
import { beside } from '@/app/_explorer/beside'
import { soon, wholly } from '@/app/_explorer/later'
import { countBeside } from '@/app/_explorer/list-state'
import { readPreferences } from '@/app/_ui/preferences'
import { endedAtCreation, lastNameOf, recordOf } from '@/app/(console)/activities/_list/history'
import { may } from '@/lib/access/may'
import { activityFilterOf } from '@/lib/activities/activity-filter-of'
import { activityOverview } from '@/lib/activities/activity-overview'
import { activityQueryText } from '@/lib/activities/activity-query'
import { countActivities } from '@/lib/activities/count-activities'
import { listActivities } from '@/lib/activities/list-activities'
import { parseActivityQuery } from '@/lib/activities/parse-activity-query'
import { resolveActors } from '@/lib/activities/resolve-actors'
import { resolveOtherActor } from '@/lib/activities/resolve-other-actor'
import { en } from '@/lib/i18n/en'
import { bucketsOf } from '@/lib/lists/buckets'
import { isOnly } from '@/lib/lists/list-choices'
import { listsVersion } from '@/lib/web/lists-version'
import { asksForPage, requireContext, settleAt } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { activitiesPath } from './activities-path'
import { ActivitiesView } from './activities-view'

export const metadata: Metadata = { title: en.activityList.title }

const parts: Readonly<Record<string, string>> = en.activityList.fields

export default async function ActivitiesPage({ searchParams }: PageProps<'/activities'>) {
  const given = await searchParams
  const { query: asked, misunderstood, draft, added } = parseActivityQuery(given)
  const [ctx, { zone }] = await Promise.all([requireContext('activity.list', activitiesPath(asked)), readPreferences()])
  const { query, names: people, ambiguous } = await resolveActors(ctx, await resolveOtherActor(ctx, asked, added))
  const exact = given.count === 'all'
  const remarks = [
    ...misunderstood.map(({ part, value, most }) => en.filters.misunderstood(parts[part] ?? part, value, most)),
    ...ambiguous.map(en.filters.ambiguous),
  ]
  const path = remarks.length === 0 && draft === null ? activitiesPath(query, exact) : null
  if (path !== null) await settleAt(path, given)
  const version = listsVersion(ctx)
  const filter = activityFilterOf(query, zone, ctx.now)
  const isOthers = may(ctx, 'activity.see_everyones') && !isOnly(query.choices.actor, ctx.userId)
  const view = isOthers ? viewing(ctx, { type: 'activity', filter: activityQueryText(query) }, activitiesPath(query)) : null
  const buckets = bucketsOf(query, zone, ctx.now, ctx.visibleSince)
  const overview = beside(activityOverview(ctx, filter, buckets), null)
  // Most often the walk that counts kinds and days has counted all that match.
  const counting = beside(
    overview.then((found) => (found?.total == null ? countActivities(ctx, filter, { exact }) : { count: found.total, exact: true })),
    null,
  )
  const page = endedAtCreation(await listActivities(ctx, filter, { before: query.before, after: query.after }), query)
  await view?.done(page.rows.length)
  const record = recordOf(query)
  const name = record && lastNameOf(page.rows, record)
  const names = record && name !== null ? { ...people, [record.value]: name } : people
  const plain = exact && (await asksForPage())
  const [overviewed, counted] = await Promise.all([plain ? wholly(overview) : soon(overview), countBeside(page, counting, plain)])
  return (
    <ActivitiesView
      ctx={ctx}
      page={page}
      query={query}
      names={names}
      remarks={remarks}
      path={path}
      draft={draft}
      version={version}
      counting={counted}
      buckets={buckets}
      overview={overviewed}
      seesEveryone={may(ctx, 'activity.see_everyones')}
      clock={{ now: ctx.now.getTime(), zone }}
    />
  )
}
