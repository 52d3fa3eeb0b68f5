import type { Route } from 'next'
import { type Later, WhenKnown } from '@/app/_explorer/later'
import { ListPager } from '@/app/_explorer/list-pager'
import type { Counted } from '@/app/_explorer/matches'
import { NothingYet } from '@/app/_explorer/nothing-yet'
import buttons from '@/app/_ui/button.module.css'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { Moving } from '@/app/_ui/moving'
import { Notice } from '@/app/_ui/notice'
import { HeaderActions, PageHeader } from '@/app/_ui/page-header'
import { PageLink } from '@/app/_ui/page-link'
import { ActivityFilters } from '@/app/(console)/activities/_filters/activity-filters'
import { type ActorNames, valueName } from '@/app/(console)/activities/_filters/value-name'
import { ActivityTable } from '@/app/(console)/activities/_list/activity-table'
import { activitiesFurther } from '@/app/(console)/activities/_list/further'
import { recordOf } from '@/app/(console)/activities/_list/history'
import { ExportLink } from '@/app/(console)/export/export-link'
import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import type { ActivityChoice } from '@/lib/activities/activity-fields'
import { type ActivityQuery, activityQueryText, changedLog } from '@/lib/activities/activity-query'
import type { ActivityRow } from '@/lib/activities/schema'
import type { Overview } from '@/lib/db/activity-histogram'
import type { ListPage } from '@/lib/db/list-page'
import { en } from '@/lib/i18n/en'
import type { Bucket } from '@/lib/lists/buckets'
import type { Draft } from '@/lib/lists/list-query'
import { activitiesPath } from './activities-path'
import { ActivityHistogram, HistogramComing } from './activity-histogram'
import { NoActivities } from './no-activities'

type Props = {
  readonly ctx: UserContext
  readonly page: ListPage<ActivityRow>
  readonly query: ActivityQuery
  readonly names: ActorNames
  /** The list's one address; null where what it was asked by says more. */
  readonly path: Route | null
  /** A filter that was asked for and cannot be. */
  readonly draft: Draft<ActivityChoice> | null
  /** What the lists were at before this one was read. */
  readonly version: string
  /** What of the address was left out, in sentences. */
  readonly remarks: readonly string[]
  readonly counting: Later<Counted>
  readonly buckets: readonly Bucket[]
  /** How many there are by kind, and in each bucket; null where there was no time. */
  readonly overview: Later<Overview | null>
  /** Managers and administrators: everyone's activities instead of one's own. */
  readonly seesEveryone: boolean
  readonly clock: ClockView
}

/** The whole page `/activities` below the shell. */
export function ActivitiesView({ ctx, page, query, names, path, remarks, seesEveryone, clock, ...rest }: Props) {
  const words = en.activityList
  const { rows, searchedTo } = page
  const found = 'known' in rest.counting ? rest.counting.known : null
  const isNone = found?.exact === true && found.count === 0
  const isFirst = isNone || (query.before === undefined && query.after === undefined)
  const none = <NoActivities query={query} elsewhere={!isFirst} />
  const record = recordOf(query)
  return (
    <Moving path={path}>
      <PageHeader
        title={record ? words.historyOf(names[record.value] ?? valueName('resource', record.value, names)) : words.title}
        lead={seesEveryone ? words.leadAll : words.leadOwn}
      >
        <HeaderActions>
          {rows.length > 0 && <ExportLink list="activities" query={activityQueryText(changedLog(query, {}))} />}
          {may(ctx, 'recording.see') && (
            <PageLink href="/recording" className={buttons.button}>
              {en.recording.link}
            </PageLink>
          )}
        </HeaderActions>
      </PageHeader>
      <ActivityFilters
        query={query}
        names={names}
        clock={clock}
        counting={rest.overview}
        matching={rest.counting}
        draft={rest.draft}
        visibleSince={ctx.visibleSince}
        mayChooseActor={seesEveryone}
      />
      {remarks.length > 0 && (
        <Notice tone="warning">
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </Notice>
      )}
      {rows.length === 0 && (isNone || !searchedTo) ? (
        none
      ) : (
        <>
          {/* One bar alone tells nothing that the number below does not. */}
          {rest.buckets.length > 1 && (
            <WhenKnown of={rest.overview} fallback={<HistogramComing path={activitiesPath(query, true)} />}>
              {(found) => <ActivityHistogram query={query} now={clock.now} buckets={rest.buckets} counts={found?.days} />}
            </WhenKnown>
          )}
          {rows.length === 0 && searchedTo && page.next ? (
            <NothingYet
              key={path}
              searchedTo={searchedTo}
              clock={clock}
              href={activitiesPath(changedLog(query, page.next))}
              searching={page.next.before === undefined ? null : activitiesFurther(ctx, query, page.next.before, clock)}
              none={none}
            />
          ) : (
            <ActivityTable
              rows={rows}
              query={query}
              names={names}
              viewer={ctx}
              clock={clock}
              version={rest.version}
              everyone={seesEveryone}
            />
          )}
          <ListPager
            of={path}
            page={page}
            path={(place) => (place ? activitiesPath(changedLog(query, place)) : activitiesPath(query, true))}
            counting={rest.counting}
            clock={clock}
            visibleSince={ctx.visibleSince}
            texts={words}
          />
        </>
      )}
      <Clock now={clock.now} />
    </Moving>
  )
}
