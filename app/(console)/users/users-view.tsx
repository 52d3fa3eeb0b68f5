import Link from 'next/link'
import { Announce } from '@/app/_ui/announce'
import buttons from '@/app/_ui/button.module.css'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { EmptyState } from '@/app/_ui/empty-state'
import { JustDoneNotice } from '@/app/_ui/just-done-notice'
import { Moving } from '@/app/_ui/moving'
import { Notice } from '@/app/_ui/notice'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { en } from '@/lib/i18n/en'
import type { PersonalLink } from '@/lib/users/bring-link'
import type { UserPage } from '@/lib/users/list-users'
import type { Dropped, UserFilters as Filters, UserCursor } from '@/lib/users/user-query'
import type { FormAction } from '@/lib/web/form-state'
import type { Told } from '@/lib/web/just-done'
import { NewUser } from './new-user'
import { UserFilters } from './user-filters'
import { UserTable } from './user-table'
import { usersPath } from './users-path'
import styles from './users-view.module.css'

type Props = UserPage & {
  readonly filters: Filters
  /** Where in the list. */
  readonly place: UserCursor
  /** What of the address was not understood. */
  readonly dropped: readonly Dropped[]
  /** What has just been done, on another page. */
  readonly justDone: Told | null
  readonly clock: ClockView
  /** Null for who may only read. */
  readonly createAction: FormAction<PersonalLink> | null
  /** Whether letters leave, an invitation among them. */
  readonly mails: boolean
}

const words = en.users
const { dropped: why, shownWithout, ...filterWords } = en.userFilters

/** The whole page `/users` below the shell. */
export function UsersView({ rows, previous, next, total, filters, place, dropped, justDone, clock, createAction, mails }: Props) {
  const shown = words.shown(rows.length, total)
  return (
    <Moving path={dropped.length > 0 ? null : usersPath(filters, place)}>
      <PageHeader title={words.title} lead={createAction ? words.leadManage : words.leadRead}>
        {createAction && <NewUser action={createAction} mails={mails} />}
      </PageHeader>
      {(justDone !== null || dropped.length > 0) && (
        <div className={styles.notices}>
          {justDone !== null && <JustDoneNotice {...justDone} />}
          {dropped.length > 0 && <Notice tone="warning">{[...new Set(dropped.map((part) => why[part])), shownWithout].join(' ')}</Notice>}
        </div>
      )}
      <UserFilters filters={filters} />
      {rows.length === 0 ? (
        <EmptyState
          title={filterWords.emptyTitle}
          text={filterWords.empty}
          action={
            <Link prefetch={false} href="/users" className={buttons.button} data-clears="">
              {filterWords.clearFilters}
            </Link>
          }
        />
      ) : (
        <UserTable rows={rows} clock={clock} />
      )}
      <Pager
        label={words.table}
        shown={`${shown}. ${en.time.zone(clock.zone)}`}
        previous={previous ? { label: words.back, href: usersPath(filters, { before: previous }) } : null}
        next={next ? { label: words.more, href: usersPath(filters, { after: next }) } : null}
      />
      <Announce text={rows.length === 0 ? filterWords.emptyTitle : shown} />
      <Clock now={clock.now} />
    </Moving>
  )
}
