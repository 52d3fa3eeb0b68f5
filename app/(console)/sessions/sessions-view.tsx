import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import buttons from '@/app/_ui/button.module.css'
import type { Option } from '@/app/_ui/choice'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { en } from '@/lib/i18n/en'
import type { SessionRow } from '@/lib/sessions/schema'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { FilterBar } from './filter-bar'
import { SessionList } from './session-list'
import { SessionTable } from './session-table'
import { type SessionFilters, sessionsPath } from './sessions-path'

type Props = {
  readonly rows: readonly SessionRow[]
  readonly hasOlder: boolean
  readonly hasNewer: boolean
  readonly filters: SessionFilters
  readonly users?: readonly Option[]
  /** Managers and administrators: everyone's sessions instead of one's own. */
  readonly seesEveryone: boolean
  readonly clock: ClockView
  readonly killAction: FormAction<KillResult>
  /** Stands above the table: the pill of new rows, say. */
  readonly live?: ReactNode
}

/** The whole page `/sessions` below the shell. */
export function SessionsView({ rows, hasOlder, hasNewer, filters, users, seesEveryone, clock, killAction, live }: Props) {
  const words = en.sessions
  const first = rows[0]
  const last = rows.at(-1)
  return (
    <>
      <PageHeader title={words.title} lead={seesEveryone ? words.leadAll : words.leadOwn} />
      <FilterBar filters={filters} mayChooseUser={seesEveryone} {...(users ? { users } : {})} />
      {live}
      {rows.length === 0 ? (
        <NoSessions filters={filters} newest={hasNewer} />
      ) : (
        <SessionList action={killAction}>
          <SessionTable rows={rows} clock={clock} />
        </SessionList>
      )}
      {rows.length > 0 && (
        <Pager
          label={words.pages}
          shown={`${words.shown(rows.length)}. ${en.time.zone(clock.zone)}`}
          previous={hasNewer && first ? { label: words.newer, href: sessionsPath(filters, { after: first.id }) } : null}
          next={hasOlder && last ? { label: words.older, href: sessionsPath(filters, { before: last.id }) } : null}
        />
      )}
      <Clock now={clock.now} />
    </>
  )
}

/** Says why there is nothing, and leads out of it: up to the newest, out of the filters, or to a second look. */
function NoSessions({ filters, newest }: { filters: SessionFilters; newest: boolean }) {
  const words = en.empty
  const narrowed = filters.status !== undefined || Boolean(filters.user)
  const way = (label: string, href: Route = '/sessions') => (
    <Link prefetch={false} href={href} className={buttons.button}>
      {label}
    </Link>
  )
  if (newest) return <EmptyState title={words.endTitle} text={words.end} action={way(words.newest, sessionsPath(filters))} />
  if (narrowed) return <EmptyState title={words.filteredTitle} text={words.filtered} action={way(words.clear)} />
  return <EmptyState title={words.noneTitle} text={words.none} action={way(words.reload)} />
}
