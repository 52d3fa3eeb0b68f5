import type { Metadata } from 'next'
import { z } from 'zod'
import { readPreferences } from '@/app/_ui/preferences'
import { may } from '@/lib/access/may'
import { en } from '@/lib/i18n/en'
import { listUsers } from '@/lib/users/list-users'
import { requireContext } from '@/lib/web/page'
import { changeRole, createUser, renewInvite } from './actions'
import { usersPath } from './users-path'
import { UsersView } from './users-view'

export const metadata: Metadata = { title: en.users.title }

const id = z.uuid().optional().catch(undefined)
const cursorSchema = z.object({ after: id, before: id })

export default async function UsersPage({ searchParams }: PageProps<'/users'>) {
  const cursor = cursorSchema.parse(await searchParams)
  const ctx = await requireContext('user.list', usersPath(cursor))
  const [page, { zone }] = await Promise.all([listUsers(ctx, cursor), readPreferences()])
  return (
    <UsersView
      {...page}
      manages={may(ctx, 'user.create')}
      clock={{ now: ctx.now.getTime(), zone }}
      createAction={createUser}
      roleAction={changeRole}
      linkAction={renewInvite}
    />
  )
}
