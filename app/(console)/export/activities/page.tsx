import { beside } from '@/app/_explorer/beside'
import { readPreferences } from '@/app/_ui/preferences'
import { chipsOf } from '@/app/(console)/activities/_filters/filter-words'
import { exportPath } from '@/app/(console)/export/export-path'
import { ExportView, exportRefusals } from '@/app/(console)/export/export-view'
import { refusable, titled } from '@/app/(console)/refusable'
import { may } from '@/lib/access/may'
import { activityCsv } from '@/lib/activities/activity-csv'
import { activityFilterOf } from '@/lib/activities/activity-filter-of'
import { activityQueryText } from '@/lib/activities/activity-query'
import { countActivities } from '@/lib/activities/count-activities'
import { parseActivityQuery } from '@/lib/activities/parse-activity-query'
import { en } from '@/lib/i18n/en'
import { isOnly } from '@/lib/lists/list-choices'
import { readJustDone } from '@/lib/web/just-done'
import { requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { askedActivities } from './asked'

const words = en.activityList

export const generateMetadata = titled('activity.export', en.export.titles.activities)

/** How many activities a file would hold, and by which filter: a look at the list, and recorded as one. */
async function ExportActivitiesPage({ searchParams }: PageProps<'/export/activities'>) {
  const given = await searchParams
  const path = exportPath('activities', activityQueryText(parseActivityQuery(given).query))
  const [ctx, { zone }] = await Promise.all([requireContext('activity.export', path), readPreferences()])
  const { query, names, remarks } = await askedActivities(ctx, given)
  const text = activityQueryText(query)
  const isOthers = may(ctx, 'activity.see_everyones') && !isOnly(query.choices.actor, ctx.userId)
  const view = isOthers ? viewing(ctx, { type: 'activity', filter: text }, path) : null
  const found = await beside(countActivities(ctx, activityFilterOf(query, zone, ctx.now), { exact: given.count === 'all' }), null)
  await view?.done()
  const kind = { field: words.fields.kind, operator: en.explorer.is, value: words.tabs[query.kind ?? 'usual'] }
  return (
    <ExportView
      list="activities"
      query={text}
      chips={[kind, ...chipsOf(query, names, zone)]}
      remarks={remarks}
      refused={await readJustDone(exportRefusals)}
      found={found}
      columns={Object.keys(activityCsv)}
    />
  )
}

export default refusable(ExportActivitiesPage)
