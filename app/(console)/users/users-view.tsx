import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { en } from '@/lib/i18n/en'
import type { UserPage } from '@/lib/users/list-users'
import type { FormAction, InviteResult } from '@/lib/web/form-state'
import { NewUser } from './new-user'
import { UserTable } from './user-table'
import { usersPath } from './users-path'

type Props = UserPage & {
  /** Administrators: create people and change roles. */
  readonly manages: boolean
  readonly clock: ClockView
  readonly createAction: FormAction<InviteResult>
  readonly roleAction: FormAction
  readonly linkAction: FormAction<InviteResult>
}

/** The whole page `/users` below the shell. */
export function UsersView({ rows, previous, next, manages, clock, createAction, roleAction, linkAction }: Props) {
  const words = en.users
  return (
    <>
      <PageHeader title={words.title} lead={manages ? words.leadManage : words.leadRead}>
        {manages && <NewUser action={createAction} />}
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState title={en.empty.usersTitle} text={en.empty.users} />
      ) : (
        <UserTable rows={rows} clock={clock} roleAction={roleAction} linkAction={linkAction} />
      )}
      <Pager
        label={words.table}
        shown={`${words.shown(rows.length)}. ${en.time.zone(clock.zone)}`}
        previous={previous ? { label: words.back, href: usersPath({ before: previous }) } : null}
        next={next ? { label: words.more, href: usersPath({ after: next }) } : null}
      />
      <Clock now={clock.now} />
    </>
  )
}
