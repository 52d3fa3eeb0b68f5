'use server'

import { signInSchema } from '@/lib/auth/schema'
import { openAction } from '@/lib/web/action'
import { enter } from '@/lib/web/enter'

export const signIn = openAction({ input: signInSchema }, enter)
