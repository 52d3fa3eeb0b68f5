'use server'

import { revalidatePath } from 'next/cache'
import { enUsersDetail } from '@/lib/i18n/en-users-detail'
import type { PersonalLink } from '@/lib/users/bring-link'
import { askAddressAgain as askAgain } from '@/lib/users/change-address'
import { changeRole as change } from '@/lib/users/change-role'
import { createUser as create } from '@/lib/users/create-user'
import { deleteUser as remove } from '@/lib/users/delete-user'
import { disableUser as disable } from '@/lib/users/disable-user'
import { editUser as edit } from '@/lib/users/edit-user'
import { enableUser as enable } from '@/lib/users/enable-user'
import { makePasswordLink as makeLink } from '@/lib/users/make-password-link'
import { renewInvite as renew } from '@/lib/users/renew-invite'
import { changeRoleSchema, createUserSchema, editUserSchema, linkForSchema, onePersonSchema } from '@/lib/users/schema'
import { withdrawAddress as withdraw } from '@/lib/users/withdraw-address'
import { action } from '@/lib/web/action'

const words = enUsersDetail

// Whoever may let people in, keep them out or raise them proves who they are first: a browser left open is not enough (ASVS 7.5.x).
const told = (message: string) => {
  revalidatePath('/users', 'layout')
  return { message }
}
const handed = (link: PersonalLink): { data: PersonalLink } => {
  revalidatePath('/users', 'layout')
  return { data: link }
}

export const createUser = action(
  { may: 'user.create', fresh: true, input: createUserSchema, answer: ({ name, email, link }) => handed({ name, email, link }) },
  create,
)

export const renewInvite = action({ may: 'user.renew_invite', fresh: true, input: linkForSchema, answer: handed }, renew)

export const makePasswordLink = action({ may: 'user.make_password_link', fresh: true, input: linkForSchema, answer: handed }, makeLink)

export const changeRole = action(
  {
    ...{ may: 'user.change_role', fresh: true, input: changeRoleSchema },
    answer: ({ name, endedSessions }) => told(words.role.done(name, endedSessions)),
  },
  change,
)

export const editUser = action(
  {
    ...{ may: 'user.edit', fresh: true, input: editUserSchema },
    answer: ({ name, changed, waitsAt }) =>
      told(waitsAt !== null ? words.edit.waits(name, waitsAt) : changed ? words.edit.done(name) : words.edit.same),
  },
  edit,
)

export const askAddressAgain = action(
  { may: 'user.edit', fresh: true, input: onePersonSchema, answer: ({ address }: { address: string }) => told(words.again.done(address)) },
  (ctx, { userId }) => askAgain(ctx, userId),
)

export const withdrawAddress = action(
  { may: 'user.edit', fresh: true, input: onePersonSchema, answer: () => told(words.withdraw.done) },
  (ctx, { userId }) => withdraw(ctx, userId),
)

export const disableUser = action(
  {
    ...{ may: 'user.disable', fresh: true, input: onePersonSchema },
    answer: ({ name, endedSessions }) => told(words.disable.done(name, endedSessions)),
  },
  disable,
)

export const enableUser = action(
  { may: 'user.enable', fresh: true, input: onePersonSchema, answer: ({ name }) => told(words.enable.done(name)) },
  enable,
)

export const deleteUser = action(
  {
    ...{ may: 'user.delete', fresh: true, input: onePersonSchema },
    answer: () => {
      // Back must not bring from the router's memory what is gone.
      revalidatePath('/users', 'layout')
      return { leaveFor: '/users', justDone: 'userDeleted' }
    },
  },
  remove,
)
