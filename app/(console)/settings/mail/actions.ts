'use server'

import { revalidatePath } from 'next/cache'
import { enMail } from '@/lib/i18n/en-mail'
import { mailSetupSchema, oneLetterSchema } from '@/lib/mail/letter-schemas'
import { saveMailSetup as save } from '@/lib/mail/mail-setup'
import { sendAgain as again, sendTest as test } from '@/lib/mail/outbox'
import { nothingSchema } from '@/lib/users/account-schema'
import { action } from '@/lib/web/action'

const words = enMail.mail

export const saveMailSetup = action(
  {
    ...{ may: 'mail.change', fresh: true, input: mailSetupSchema },
    answer: (changed: boolean) => {
      revalidatePath('/settings/mail')
      return { message: changed ? words.form.saved : words.form.same }
    },
  },
  save,
)

export const sendTest = action(
  {
    ...{ may: 'mail.send_test', input: nothingSchema },
    answer: ({ address, leaves }: { address: string; leaves: boolean }) => {
      revalidatePath('/settings/mail')
      return { message: words.test[leaves ? 'leaves' : 'stays'](address) }
    },
  },
  test,
)

export const sendAgain = action(
  {
    ...{ may: 'mail.send_again', input: oneLetterSchema },
    answer: ({ address }: { address: string }) => {
      revalidatePath('/settings/mail/[id]', 'page')
      return { message: words.againDone(address) }
    },
  },
  again,
)
