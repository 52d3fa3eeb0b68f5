import type { Route } from 'next'
import { readPreferences } from '@/app/_ui/preferences'
import { refusable, titled } from '@/app/(console)/refusable'
import { may } from '@/lib/access/may'
import { en } from '@/lib/i18n/en'
import { listUsers } from '@/lib/users/list-users'
import { parseUserQuery } from '@/lib/users/user-query'
import { requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { createUser } from './actions'
import { usersPath } from './users-path'
import { UsersView } from './users-view'

export const generateMetadata = titled('user.list', en.users.title)

async function UsersPage({ searchParams }: PageProps<'/users'>) {
  const given = await searchParams
  const { query, dropped } = parseUserQuery(given)
  const ctx = await requireContext('user.list', usersPath(query, query) as Route)
  const view = viewing(ctx, { type: 'user', filter: usersPath(query, query).split('?')[1] ?? '' })
  const [page, { zone }] = await Promise.all([listUsers(ctx, query), readPreferences()])
  await view.done(page.rows.length)
  return (
    <UsersView
      {...page}
      filters={query}
      dropped={dropped}
      justDeleted={given.done === 'deleted'}
      clock={{ now: ctx.now.getTime(), zone }}
      createAction={may(ctx, 'user.create') ? createUser : null}
    />
  )
}

export default refusable(UsersPage)
