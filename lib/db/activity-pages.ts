import 'server-only'
import type { Context } from '@/lib/access/context'
import { type ActivityDetailRow, type ActivityListRow, detailColumns } from './activity-columns'
import { countActivities } from './activity-count'
import type { ActivityFilter } from './activity-filter'
import { type Histogram, histogramOf, type Overview, overviewOf } from './activity-histogram'
import { activityFurther, activityPage } from './activity-list'
import { type OfferedField, suggestedActivityValues } from './activity-values'
import type { Further } from './further'
import { Prisma } from './generated/client'
import type { ListPage, ListPlace } from './list-page'
import { longSearch } from './long-search'
import { runPlanned } from './run'
import { visibleSql } from './visible'
import type { Count } from './walk-count'

export type ActivityPages = {
  /** One page by key, newest first (no offset: page one thousand costs what page one costs). */
  page(filter: ActivityFilter, place: ListPlace, take: number): Promise<ListPage<ActivityListRow>>
  /** Where the next match before an activity is; searched for longer than a page, when it is the person's turn. */
  further(filter: ActivityFilter, before: string): Promise<Further>
  /** Exact below 10,000, else "at least 10,000"; with `exact` all are counted. */
  countMatching(filter: ActivityFilter, how?: { readonly exact?: boolean }): Promise<Count>
  /**
   * How many match, of each kind, and in each bucket from its edge to the next one: one fewer than there are edges, which ascend. Edges at quarters of an
   * hour are counted fastest.
   */
  overview(filter: ActivityFilter, edges: readonly Date[]): Promise<Overview>
  /** The buckets alone, and nothing beyond them. */
  histogram(filter: ActivityFilter, edges: readonly Date[]): Promise<Histogram>
  /** Values of a field that contain what was typed, or that `fits` lets through, from the newest activities in sight. */
  suggestValues(field: OfferedField, typed: string, fits?: (value: string) => boolean): Promise<readonly string[]>
  /** One activity with everything known, or null. */
  detail(id: string): Promise<ActivityDetailRow | null>
}

/** The lists' half of the reading door: keyset pages in SQL, with the policy's fragment. */
export function activityPages(ctx: Context): ActivityPages {
  return {
    page: (filter, place, take) => activityPage(ctx, filter, place, take),
    further: (filter, before) => longSearch(ctx, () => activityFurther(ctx, filter, before)),
    countMatching: (filter, { exact = false } = {}) =>
      exact ? longSearch(ctx, () => countActivities(ctx, filter, exact)) : countActivities(ctx, filter, exact),
    overview: (filter, edges) => overviewOf(ctx, filter, edges),
    histogram: (filter, edges) => histogramOf(ctx, filter, edges),
    suggestValues: (field, typed, fits) => suggestedActivityValues(ctx, field, typed, undefined, fits),
    async detail(id) {
      const [row] = await runPlanned<ActivityDetailRow>(
        Prisma.sql`SELECT ${detailColumns(ctx)} FROM log.activities a WHERE ${visibleSql(ctx, 'activity', 'a')} AND a.id = ${id}::uuid`,
      )
      return row ?? null
    },
  }
}
