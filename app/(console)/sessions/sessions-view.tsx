import type { Route } from 'next'
import type { Later } from '@/app/_explorer/later'
import { ListPager } from '@/app/_explorer/list-pager'
import type { Counted } from '@/app/_explorer/matches'
import { NothingYet } from '@/app/_explorer/nothing-yet'
import { LiveRefresh } from '@/app/_live/live-refresh'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { Moving } from '@/app/_ui/moving'
import { Notice } from '@/app/_ui/notice'
import { HeaderActions, PageHeader } from '@/app/_ui/page-header'
import { ExportLink } from '@/app/(console)/export/export-link'
import { SessionFilters } from '@/app/(console)/sessions/_filters/session-filters'
import type { UserNames } from '@/app/(console)/sessions/_filters/value-name'
import { KillDialogs } from '@/app/(console)/sessions/_kill/kill-dialogs'
import { KillMany } from '@/app/(console)/sessions/_kill/kill-many'
import type { KillActions } from '@/app/(console)/sessions/_kill/kill-many-dialog'
import { KillMenu } from '@/app/(console)/sessions/_kill/kill-menu'
import { sessionsFurther } from '@/app/(console)/sessions/_list/further'
import { SessionList } from '@/app/(console)/sessions/_list/session-list'
import { SessionTable } from '@/app/(console)/sessions/_list/session-table'
import type { UserContext } from '@/lib/access/context'
import type { SessionPage } from '@/lib/db/session-sort'
import { en } from '@/lib/i18n/en'
import type { Draft } from '@/lib/lists/list-query'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import type { SessionRow } from '@/lib/sessions/schema'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, sessionQueryText } from '@/lib/sessions/session-query-text'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { NoSessions } from './no-sessions'
import { sessionsPath } from './sessions-path'

type Props = {
  readonly ctx: UserContext
  readonly page: SessionPage<SessionRow>
  readonly query: SessionQuery
  readonly names: UserNames
  /** What of the address was left out, in sentences. */
  readonly remarks: readonly string[]
  /** A filter that was asked for and cannot be. */
  readonly draft: Draft<ChoiceField> | null
  /** The list's one address; null where what it was asked by says more. */
  readonly path: Route | null
  /** What the lists were at before this one was read. */
  readonly version: string
  readonly counting: Later<Counted>
  /** Managers and administrators: everyone's sessions instead of one's own. */
  readonly seesEveryone: boolean
  readonly clock: ClockView
  readonly killAction: FormAction<KillResult>
  /** Null for whoever may end nobody's. */
  readonly killActions: KillActions | null
}

/** The whole page `/sessions` below the shell. */
export function SessionsView({ ctx, page, query, names, remarks, seesEveryone, clock, killActions, ...rest }: Props) {
  const words = en.sessions
  const { rows, searchedTo } = page
  const found = 'known' in rest.counting ? rest.counting.known : null
  const isNone = found?.exact === true && found.count === 0
  const isFirst = isNone || (query.before === undefined && query.after === undefined)
  const isEmpty = rows.length === 0 && (isNone || !searchedTo)
  const none = <NoSessions query={query} elsewhere={!isFirst} />
  const whole = sessionQueryText(changed(query, {}))
  return (
    <Moving path={rest.path}>
      <KillDialogs actions={killActions}>
        <PageHeader title={words.title} lead={seesEveryone ? words.leadAll : words.leadOwn}>
          {!isEmpty && (
            <HeaderActions>
              <ExportLink list="sessions" query={whole} />
              {killActions && <KillMenu query={whole} zone={clock.zone} />}
            </HeaderActions>
          )}
        </PageHeader>
        <SessionFilters
          query={query}
          names={names}
          clock={clock}
          visibleSince={ctx.visibleSince}
          draft={rest.draft}
          mayChooseUser={seesEveryone}
          place="/sessions"
          path={(next) => sessionsPath(next)}
          label={en.filters.label}
          endless
        />
        {remarks.length > 0 && (
          <Notice tone="warning">
            {remarks.map((remark) => (
              <p key={remark}>{remark}</p>
            ))}
          </Notice>
        )}
        {isEmpty ? (
          <>
            {none}
            <LiveRefresh version={rest.version} />
          </>
        ) : (
          <KillMany may={killActions !== null}>
            <SessionList action={rest.killAction} query={sessionQueryText(query)} version={rest.version}>
              {rows.length === 0 && searchedTo && page.next ? (
                <NothingYet
                  key={rest.path}
                  searchedTo={searchedTo}
                  clock={clock}
                  href={sessionsPath(changed(query, page.next))}
                  searching={sessionsFurther(ctx, query, page.next, clock)}
                  none={none}
                />
              ) : (
                <SessionTable rows={rows} query={query} viewer={ctx} clock={clock} everyone={seesEveryone} />
              )}
            </SessionList>
          </KillMany>
        )}
      </KillDialogs>
      {!isEmpty && (
        <ListPager
          of={rest.path}
          page={page}
          path={(place) => (place ? sessionsPath(changed(query, place)) : sessionsPath(query, true))}
          counting={rest.counting}
          clock={clock}
          visibleSince={ctx.visibleSince}
          texts={words}
        />
      )}
      <Clock now={clock.now} />
    </Moving>
  )
}
