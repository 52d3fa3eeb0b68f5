'use server'

import { systemContext } from '@/lib/auth/system-context'
import { setUpSchema } from '@/lib/users/schema'
import { setUp } from '@/lib/users/set-up'
import { openAction } from '@/lib/web/action'

export const createAdministrator = openAction({ input: setUpSchema }, async ({ facts }, input) => {
  await setUp(await systemContext('set-up', facts), input)
  return { leaveFor: '/sign-in', justDone: 'setUp' }
})
