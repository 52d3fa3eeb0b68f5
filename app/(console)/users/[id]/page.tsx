import type { Route } from 'next'
import { FreshAgain } from '@/app/_live/fresh-again'
import { LiveRefresh } from '@/app/_live/live-refresh'
import { readPreferences } from '@/app/_ui/preferences'
import { goneRecord } from '@/app/(console)/gone-record'
import { refusable, titled } from '@/app/(console)/refusable'
import {
  askAddressAgain,
  changeRole,
  deleteUser,
  disableUser,
  editUser,
  enableUser,
  makePasswordLink,
  renewInvite,
  withdrawAddress,
} from '@/app/(console)/users/actions'
import { UserActions } from '@/app/(console)/users/user-actions'
import { UserView } from '@/app/(console)/users/user-view'
import { en } from '@/lib/i18n/en'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { findUser } from '@/lib/users/find-user'
import { listsVersion } from '@/lib/web/lists-version'
import { orNull, requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'

export const generateMetadata = titled('user.list', en.users.title)

async function UserPage({ params }: PageProps<'/users/[id]'>) {
  const { id } = await params
  const path = `/users/${id}` as Route
  const ctx = await requireContext('user.list', path)
  const version = listsVersion(ctx)
  const [user, { zone }, mails] = await Promise.all([orNull(findUser(ctx, id)), readPreferences(), mailIsOn()])
  if (user === null) return goneRecord(ctx, { type: 'user', id, path })
  if (!user.isSelf) await viewing(ctx, { type: 'user', id: user.id, label: user.name }, path).done()
  const { name, email, role, status, isSelf, liveSessions, offers } = user
  return (
    <>
      <UserView user={user} clock={{ now: ctx.now.getTime(), zone }}>
        {Object.values(offers).includes(true) && (
          <UserActions
            person={{ id, name, email, role, status, isSelf, liveSessions }}
            mails={mails}
            offers={offers}
            editAction={editUser}
            roleAction={changeRole}
            inviteAction={renewInvite}
            passwordAction={makePasswordLink}
            againAction={askAddressAgain}
            withdrawAction={withdrawAddress}
            disableAction={disableUser}
            enableAction={enableUser}
            deleteAction={deleteUser}
          />
        )}
      </UserView>
      <LiveRefresh version={version} />
      <FreshAgain made={ctx.request.id} />
    </>
  )
}

export default refusable(UserPage)
