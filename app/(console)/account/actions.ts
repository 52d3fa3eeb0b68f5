'use server'

import { revalidatePath } from 'next/cache'
import { disownSession as disown } from '@/lib/cases/disown-session'
import { enAccount } from '@/lib/i18n/en-account'
import { ownSessionSchema } from '@/lib/sessions/schema'
import { signOutOthers as signOutElsewhere } from '@/lib/sessions/sign-out-others'
import { signOutSession as signOut } from '@/lib/sessions/sign-out-session'
import {
  changeAddressSchema,
  changePasswordSchema,
  changeProfileSchema,
  changeThemeSchema,
  nothingSchema,
} from '@/lib/users/account-schema'
import { askAddressAgain as askAgain, changeAddress as askForAddress } from '@/lib/users/change-address'
import { changePassword as changeTo } from '@/lib/users/change-password'
import { changeProfile } from '@/lib/users/change-profile'
import { changeTheme } from '@/lib/users/change-theme'
import { withdrawAddress as withdraw } from '@/lib/users/withdraw-address'
import { action } from '@/lib/web/action'
import { keepTheme } from '@/lib/web/keep-theme'

const words = enAccount.account

export const saveProfile = action(
  {
    may: 'account.change',
    input: changeProfileSchema,
    answer: () => {
      // The shell shows the name, and every page its times.
      revalidatePath('/', 'layout')
      return { message: words.saved }
    },
  },
  async (ctx, input) => {
    const { theme } = await changeProfile(ctx, input)
    if (theme !== undefined) await keepTheme(theme)
  },
)

export const saveTheme = action({ may: 'account.change', input: changeThemeSchema, answer: () => ({ message: words.saved }) }, changeTheme)

export const changePassword = action(
  {
    may: 'account.change',
    input: changePasswordSchema,
    fresh: 'always',
    answer: ({ endedSessions }: { endedSessions: number }) => ({ message: words.changed(endedSessions) }),
  },
  changeTo,
)

const asked = ({ address }: { address: string }) => {
  revalidatePath('/account')
  return { message: words.askedAt(address) }
}

export const changeAddress = action({ may: 'account.change', input: changeAddressSchema, fresh: 'always', answer: asked }, askForAddress)

export const askAddressAgain = action({ may: 'account.change', input: nothingSchema, answer: asked }, (ctx) => askAgain(ctx, ctx.userId))

export const withdrawAddress = action(
  {
    may: 'account.change',
    input: nothingSchema,
    answer: () => {
      revalidatePath('/account')
      return { message: words.withdrawn }
    },
  },
  (ctx) => withdraw(ctx, ctx.userId),
)

export const signOutSession = action(
  {
    may: 'session.end_own',
    input: ownSessionSchema,
    fresh: true,
    answer: ({ outcome }: { outcome: 'ended' | 'already_ended' }) => {
      revalidatePath('/account/sessions')
      return { message: outcome === 'ended' ? words.signedOut : words.alreadyEnded }
    },
  },
  signOut,
)

export const signOutOthers = action(
  {
    may: 'session.end_own',
    input: nothingSchema,
    fresh: true,
    answer: ({ ended }: { ended: number }) => {
      revalidatePath('/account/sessions')
      return { message: words.signedOutOthers(ended) }
    },
  },
  signOutElsewhere,
)

export const disownSession = action(
  { may: 'session.disown', input: ownSessionSchema, fresh: true, answer: () => ({ leaveFor: '/sign-in', justDone: 'notMe' }) },
  disown,
)
