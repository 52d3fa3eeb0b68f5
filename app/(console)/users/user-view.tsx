import { Fragment, type ReactNode } from 'react'
import { BackLink } from '@/app/_ui/back-link'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { CopyButton } from '@/app/_ui/copy-button'
import { FactGrid, Facts } from '@/app/_ui/facts'
import { PageHeader } from '@/app/_ui/page-header'
import { PageLink } from '@/app/_ui/page-link'
import { shortStamp } from '@/app/_ui/stamp'
import { time } from '@/app/_ui/time'
import { doneByPath, historyPath } from '@/app/(console)/activities/activities-path'
import { en } from '@/lib/i18n/en'
import type { UserDetail } from '@/lib/users/find-user'
import { UserSessions } from './user-sessions'
import { userState } from './user-state'

type Props = {
  readonly user: UserDetail
  readonly clock: ClockView
  /** What may be done to the person. */
  readonly children: ReactNode
}

const { labels, ...words } = en.userDetail.user

/** The whole page `/users/[id]` below the shell. */
export function UserView({ user, clock, children }: Props) {
  const lead = user.status === 'active' && !user.hasPassword ? words.noPassword : words.leads[user.status]
  return (
    <>
      <BackLink href="/users">{words.back}</BackLink>
      <PageHeader title={user.name} lead={`${lead} ${en.time.zone(clock.zone)}`} />
      {children}
      <FactGrid>
        <Facts
          title={words.person}
          facts={[
            [labels.name, user.isSelf ? `${user.name} (${en.users.you})` : user.name],
            [labels.email, user.email],
            [labels.newAddress, user.newAddress && en.account.waitsAt(user.newAddress.address, shortStamp(user.newAddress.until, clock))],
            [labels.created, time(user.createdAt, clock)],
            [
              labels.activities,
              <Fragment key="activities">
                <PageLink href={doneByPath(user.id)}>{words.did}</PageLink>
                {'\n'}
                <PageLink href={historyPath('user', user.id)}>{words.happened}</PageLink>
              </Fragment>,
            ],
            [
              labels.id,
              <span key="id">
                <code>{user.id}</code>
                <CopyButton value={user.id} label={words.copyId} />
              </span>,
            ],
          ]}
        />
        <Facts
          title={words.access}
          facts={[
            [labels.state, userState(user.status)],
            [labels.role, en.roles[user.role]],
            [labels.roleSince, time(user.roleSince, clock)],
            [labels.roleBy, user.roleByName],
            [labels.lastSignIn, user.lastSignInAt ? time(user.lastSignInAt, clock) : en.users.never],
          ]}
        />
      </FactGrid>
      <UserSessions user={user} clock={clock} />
      <Clock now={clock.now} />
    </>
  )
}
