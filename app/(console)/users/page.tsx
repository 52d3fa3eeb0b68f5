import { FreshAgain } from '@/app/_live/fresh-again'
import { readPreferences } from '@/app/_ui/preferences'
import { refusable, titled } from '@/app/(console)/refusable'
import { may } from '@/lib/access/may'
import { en } from '@/lib/i18n/en'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { listUsers } from '@/lib/users/list-users'
import { parseUserQuery } from '@/lib/users/user-query'
import { readJustDone } from '@/lib/web/just-done'
import { requireContext, settleAt } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { createUser } from './actions'
import { usersPath } from './users-path'
import { UsersView } from './users-view'

export const generateMetadata = titled('user.list', en.users.title)

async function UsersPage({ searchParams }: PageProps<'/users'>) {
  const given = await searchParams
  const { query, dropped } = parseUserQuery(given)
  const path = usersPath(query, query)
  const ctx = await requireContext('user.list', path)
  if (dropped.length === 0) await settleAt(path, given)
  const view = viewing(ctx, { type: 'user', filter: path.split('?')[1] ?? '' }, path)
  const [page, { zone }, justDone, mails] = await Promise.all([
    listUsers(ctx, query),
    readPreferences(),
    readJustDone(['userDeleted']),
    mailIsOn(),
  ])
  await view.done(page.rows.length)
  return (
    <>
      <UsersView
        {...page}
        filters={{ state: query.state, role: query.role, q: query.q }}
        place={{ after: query.after, before: query.before }}
        dropped={dropped}
        justDone={justDone}
        clock={{ now: ctx.now.getTime(), zone }}
        createAction={may(ctx, 'user.create') ? createUser : null}
        mails={mails}
      />
      <FreshAgain made={ctx.request.id} />
    </>
  )
}

export default refusable(UsersPage)
