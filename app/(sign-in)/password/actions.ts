'use server'

import { systemContext } from '@/lib/auth/system-context'
import { renewPassword } from '@/lib/users/renew-password'
import { renewPasswordSchema } from '@/lib/users/schema'
import { openAction } from '@/lib/web/action'

export const saveNewPassword = openAction({ input: renewPasswordSchema }, async ({ facts }, input) => {
  await renewPassword(await systemContext('new password', facts), input)
  return { leaveFor: '/sign-in', justDone: 'newPassword' }
})
