'use server'

import { revalidatePath } from 'next/cache'
import { enUsers } from '@/lib/i18n/en-users'
import { changeRole as change, type RoleChanged } from '@/lib/users/change-role'
import { createUser as create } from '@/lib/users/create-user'
import { type Invite, renewInvite as renew } from '@/lib/users/renew-invite'
import { changeRoleSchema, createUserSchema, renewInviteSchema } from '@/lib/users/schema'
import { action } from '@/lib/web/action'
import type { InviteResult } from '@/lib/web/form-state'

export const createUser = action(
  {
    may: 'user.create',
    input: createUserSchema,
    answer: (invite: InviteResult) => {
      revalidatePath('/users')
      return { data: invite }
    },
  },
  async (ctx, input) => ({ name: input.name, email: input.email, link: (await create(ctx, input)).link }),
)

export const renewInvite = action(
  { may: 'user.renew_invite', input: renewInviteSchema, answer: (invite: Invite): { data: InviteResult } => ({ data: invite }) },
  renew,
)

export const changeRole = action(
  {
    may: 'user.change_role',
    input: changeRoleSchema,
    answer: ({ name, endedSessions }: RoleChanged) => {
      revalidatePath('/users')
      return { message: enUsers.users.changed(name, endedSessions) }
    },
  },
  change,
)
