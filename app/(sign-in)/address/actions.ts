'use server'

import type { Route } from 'next'
import { systemContext } from '@/lib/auth/system-context'
import { confirmAddress as confirm } from '@/lib/users/confirm-address'
import { confirmAddressSchema } from '@/lib/users/schema'
import { openAction } from '@/lib/web/action'

export const confirmAddress = openAction({ input: confirmAddressSchema }, async ({ facts }, input) => {
  await confirm(await systemContext('new address', facts), input)
  return { leaveFor: `/address/${input.token}` as Route, justDone: 'addressConfirmed' }
})
