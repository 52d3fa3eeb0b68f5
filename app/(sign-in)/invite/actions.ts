'use server'

import { systemContext } from '@/lib/auth/system-context'
import { acceptInvite } from '@/lib/users/accept-invite'
import { acceptInviteSchema } from '@/lib/users/schema'
import { openAction } from '@/lib/web/action'

export const savePassword = openAction({ input: acceptInviteSchema }, async ({ facts }, input) => {
  await acceptInvite(await systemContext('invitation', facts), input)
  return { leaveFor: '/sign-in', justDone: 'invitation' }
})
