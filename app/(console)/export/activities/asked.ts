import type { UserContext } from '@/lib/access/context'
import { changedLog } from '@/lib/activities/activity-query'
import { parseActivityQuery } from '@/lib/activities/parse-activity-query'
import { resolveActors } from '@/lib/activities/resolve-actors'
import { en } from '@/lib/i18n/en'
import type { Given } from '@/lib/lists/list-query'

const parts: Readonly<Record<string, string>> = en.activityList.fields

/**
 * What the list's address means for a file: the whole list. In the list, what is not understood is left out; here more would leave than was asked for, so it
 * stands in `remarks`, for a refusal.
 */
export async function askedActivities(ctx: UserContext, { before: _before, after: _after, ...given }: Given) {
  const { query: asked, misunderstood } = parseActivityQuery(given)
  const { query, names, ambiguous } = await resolveActors(ctx, asked)
  const remarks = [
    ...misunderstood.map(({ part, value, most }) => en.export.misread(parts[part] ?? part, value, most)),
    ...ambiguous.map(en.export.ambiguous),
  ]
  return { query: changedLog(query, {}), names, remarks } as const
}
