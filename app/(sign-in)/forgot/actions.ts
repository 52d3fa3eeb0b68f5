'use server'

import { askForPassword as ask } from '@/lib/auth/ask-for-password'
import { forgottenSchema } from '@/lib/auth/schema'
import { systemContext } from '@/lib/auth/system-context'
import { openAction } from '@/lib/web/action'

export const askForPassword = openAction({ input: forgottenSchema }, async ({ facts }, input) => {
  await ask(await systemContext('forgotten password', facts), input)
  return { leaveFor: '/forgot', justDone: 'passwordAsked' }
})
