import type { Metadata } from 'next'
import Link from 'next/link'
import { JustDoneNotice } from '@/app/_ui/just-done-notice'
import { CardHead } from '@/app/(sign-in)/card-head'
import { en } from '@/lib/i18n/en'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { readJustDone } from '@/lib/web/just-done'
import { askForPassword } from './actions'
import { ForgotForm } from './forgot-form'

export const metadata: Metadata = { title: en.forgot.title }

/** The way back in for whoever has no password any more. Whatever was typed, the page answers the same. */
export default async function ForgotPage() {
  const justDone = await readJustDone(['passwordAsked'])
  const sends = await mailIsOn()
  return (
    <>
      {justDone ? (
        <>
          <CardHead title={en.forgot.askedTitle} lead={en.forgot.asked} />
          <JustDoneNotice {...justDone} />
        </>
      ) : (
        <>
          <CardHead title={en.forgot.title} lead={sends ? en.forgot.lead : en.forgot.off} />
          {sends && <ForgotForm action={askForPassword} />}
        </>
      )}
      {(sends || justDone) && <p>{en.forgot.noLetter}</p>}
      <Link href="/sign-in" prefetch={false}>
        {en.invite.toSignIn}
      </Link>
    </>
  )
}
